package org.fitterbench.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;

/**
 * The run record as JSON, in the form that {@code run-record.schema.json} describes.
 *
 * <p>A reading is {@code {"value": 1.5}} or {@code {"absent": "why"}}, a closed set is a word in
 * kebab case ({@code "average-time"}), a bin of a histogram is {@code [value, count]}, an instant
 * is ISO 8601 in UTC. Every field is written. A reader ignores fields that it does not know, so
 * that a record of a later version stays readable, and takes a missing field for null only where
 * null is allowed. Numbers are finite: neither NaN nor an infinity is ever written or accepted.
 */
public final class RunRecordJson {
  private RunRecordJson() {}

  /** The record as JSON text that ends in a line break. */
  public static String format(RunRecord record) {
    return RecordJson.format(record);
  }

  /**
   * Replaces a file by the record's JSON, all or nothing.
   *
   * @throws UserInputException when the file cannot be written
   */
  public static void write(RunRecord record, Path file) {
    AtomicFile.write(file, format(record));
  }

  /**
   * Reads a record from a file.
   *
   * @throws UserInputException when the file cannot be read or does not hold a run record, naming
   *     the file and the place in it
   */
  public static RunRecord read(Path file) {
    return parse(RecordJson.text(file), file.toString());
  }

  /**
   * Reads a record from text. A record of a newer schema is read as far as this version knows it,
   * and says so in a finding.
   *
   * @param json the text
   * @param source where it comes from, for messages
   * @throws UserInputException when it is not a run record, naming the source and the place in it
   */
  public static RunRecord parse(String json, String source) {
    return convert(RecordJson.tree(json, source), source);
  }

  /**
   * Reads a record from a JSON document.
   *
   * @throws UserInputException when it is not a run record, naming the source and the place in it
   */
  public static RunRecord convert(JsonNode document, String source) {
    if (!document.isObject() || !document.has("schemaVersion")) {
      throw new UserInputException(
          "'" + source + "' is not a run record: it has no schemaVersion",
          "give the benchmark_results.json of a run");
    }
    RunRecord record = RecordJson.convert(document, RunRecord.class, source, "run record");
    return record.schemaVersion() > RunRecord.SCHEMA_VERSION ? withNewerSchema(record) : record;
  }

  private static RunRecord withNewerSchema(RunRecord record) {
    List<Finding> findings = new ArrayList<>(record.findings());
    findings.add(
        new Finding(
            "newer-schema",
            Severity.WARNING,
            "The record has schema version %d; this fitter-bench knows %d and ignores the rest."
                .formatted(record.schemaVersion(), RunRecord.SCHEMA_VERSION),
            "Read it with fitter-bench %s or later.".formatted(record.toolVersion())));
    return new RunRecord(
        record.schemaVersion(),
        record.toolVersion(),
        record.runId(),
        record.startedAt(),
        record.finishedAt(),
        record.status(),
        record.settings(),
        record.environment(),
        record.inputs(),
        record.results(),
        findings);
  }
}
