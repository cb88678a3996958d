package org.fitterbench.fitter.regression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fitterbench.core.record.Finding;
import org.fitterbench.fitter.description.BodyDescriptionJson;
import org.fitterbench.fitter.model.BodyModel;

/**
 * The JSON form of a fit: the fields of a body file, and beside them {@code method}, {@code start},
 * {@code mean_error_mm} of the body found, {@code best_iteration}, {@code stop_reason} with {@code
 * stop_sentence}, {@code iterations} with {@code mean_error_mm}, {@code p95_error_mm} and {@code
 * max_error_mm} each, and {@code findings}.
 */
public final class FittedBodyJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private FittedBodyJson() {}

  /** The text of a file that holds the fit. */
  public static String text(FitResult result, BodyModel model) {
    ObjectNode root = BodyDescriptionJson.write(result.description(model));
    root.put("method", result.options().method().label());
    root.put("start", result.options().start().label());
    root.put("mean_error_mm", result.error().meanMm());
    root.put("best_iteration", result.bestIteration());
    root.put("stop_reason", result.stop().label());
    root.put("stop_sentence", result.stop().sentence());
    ArrayNode iterations = root.putArray("iterations");
    for (VertexError error : result.iterations()) {
      iterations
          .addObject()
          .put("mean_error_mm", error.meanMm())
          .put("p95_error_mm", error.p95Mm())
          .put("max_error_mm", error.maxMm());
    }
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : result.findings()) {
      findings
          .addObject()
          .put("id", finding.id())
          .put("severity", finding.severity().name())
          .put("message", finding.message())
          .put("remedy", finding.remedy());
    }
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of numbers and strings is always JSON", impossible);
    }
  }
}
