package org.fitterbench.core.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.RecordJson;

/**
 * Targets as a data file: {@code {"targets": [{"id": …, "title": …, "statistic": "mean",
 * "direction": "lower-is-better", "limit": 50, "unit": "ms", "benchmark": …, "params": {"batch":
 * "1"}, "source": …}]}}. A target of one of the benchmark's metrics names it, {@code "metric":
 * "overlap"}. A target that nothing measures yet has {@code "pending": "why"} in place of a
 * benchmark.
 */
public final class TargetJson {
  private static final String BUILT_IN = "targets.json";

  private TargetJson() {}

  /** The targets that fitter-bench comes with: published figures and goals of its own. */
  public static TargetSet builtIn() {
    try (InputStream in =
        Objects.requireNonNull(TargetJson.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), BUILT_IN);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads targets from a file.
   *
   * @throws UserInputException when the file cannot be read or a field is wrong, naming the place
   */
  public static TargetSet read(Path file) {
    return parse(RecordJson.text(file), file.toString());
  }

  static TargetSet parse(String json, String source) {
    JsonNode document = RecordJson.tree(json, source);
    if (!document.path("targets").isArray()) {
      throw new UserInputException(
          "'" + source + "' holds no targets", "write {\"targets\": [ … ]} as the manual shows");
    }
    return RecordJson.convert(document, TargetSet.class, source, "set of targets");
  }
}
