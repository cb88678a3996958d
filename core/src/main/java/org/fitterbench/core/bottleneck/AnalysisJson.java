package org.fitterbench.core.bottleneck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.fitterbench.core.record.RecordMapper;

/** The analysis as JSON, in the run record's form: readings, kebab case, every field written. */
public final class AnalysisJson {
  private static final JsonMapper MAPPER = RecordMapper.create();

  private AnalysisJson() {}

  /** The analysis as JSON text that ends in a line break. */
  public static String format(AnalysisRecord analysis) {
    try {
      return MAPPER.writeValueAsString(analysis) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A checked record is always writable", impossible);
    }
  }
}
