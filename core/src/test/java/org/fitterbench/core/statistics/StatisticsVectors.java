package org.fitterbench.core.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Published test vectors of JMH's list statistics and of golang/perf's mean intervals. */
final class StatisticsVectors {
  private StatisticsVectors() {}

  static JsonNode read(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(StatisticsVectors.class.getResourceAsStream("vectors.json"))) {
      return new ObjectMapper().readTree(resource).required(name);
    }
  }

  static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
