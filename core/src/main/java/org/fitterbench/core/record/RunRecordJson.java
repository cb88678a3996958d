package org.fitterbench.core.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.file.FileFailure;
import org.jspecify.annotations.Nullable;

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
  private static final JsonMapper MAPPER = RecordMapper.create();

  private RunRecordJson() {}

  /** The record as JSON text that ends in a line break. */
  public static String format(RunRecord record) {
    try {
      return MAPPER.writeValueAsString(record) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A checked record is always writable", impossible);
    }
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
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (CharacterCodingException binary) {
      throw new UserInputException(
          "'" + file + "' is not text in UTF-8", "give a benchmark_results.json", binary);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
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
    return convert(tree(json, source), source);
  }

  /**
   * Reads any JSON document, strictly: one value, no key twice.
   *
   * @throws UserInputException when the text is empty, cut off or not JSON, naming the source
   */
  public static JsonNode tree(String json, String source) {
    if (json.isBlank()) {
      throw new UserInputException("'" + source + "' is empty", "run the benchmarks again");
    }
    try {
      return MAPPER.readTree(json);
    } catch (JsonEOFException cut) {
      throw new UserInputException(
          "'" + source + "' stops in the middle, at " + place(cut.getLocation()),
          "the file is truncated: copy it again or run the benchmarks again",
          cut);
    } catch (JsonProcessingException broken) {
      throw new UserInputException(
          "'"
              + source
              + "' is not JSON, at "
              + place(broken.getLocation())
              + ": "
              + firstLine(broken.getOriginalMessage()),
          "give a benchmark_results.json",
          broken);
    }
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
    RunRecord record;
    try {
      record = MAPPER.treeToValue(document, RunRecord.class);
    } catch (JsonProcessingException wrong) {
      throw new UserInputException(
          "'" + source + "' is not a valid run record at " + path(wrong) + ": " + complaint(wrong),
          "mend that field or run the benchmarks again",
          wrong);
    }
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

  private static String place(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** Where in the document, for example {@code results[3].summary.mean}. */
  private static String path(JsonProcessingException failure) {
    if (!(failure instanceof JsonMappingException mapping)) {
      return "the top";
    }
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "the top" : path.toString();
  }

  private static String complaint(JsonProcessingException failure) {
    // A record's own check is the clearest message; Jackson wraps it.
    return switch (failure.getCause()) {
      case IllegalArgumentException own -> firstLine(own.getMessage());
      case null -> firstLine(failure.getOriginalMessage());
      case Throwable _ -> firstLine(failure.getOriginalMessage());
    };
  }

  private static String firstLine(@Nullable String message) {
    return Objects.requireNonNullElse(message, "unreadable")
        .lines()
        .findFirst()
        .orElse("unreadable");
  }
}
