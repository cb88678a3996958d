package org.fitterbench.core.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.statistics.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * JMH's own results: the array that {@code -rf json} writes. A benchmark that failed is not in it.
 * JMH writes a figure that is not a number as the text {@code "NaN"}.
 */
final class JmhResults {
  private JmhResults() {}

  static ComparedRun read(JsonNode document, String source) {
    List<ComparedResult> results = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < document.size(); i++) {
      Place place = new Place(document.get(i), source, "[" + i + "]");
      results.add(result(place));
      String flags = String.join(" ", texts(place.node().path("jvmArgs")));
      facts.putIfAbsent("JVM flags of JMH", flags);
      String jvm =
          "%s %s"
              .formatted(
                  place.node().path("vmName").asText(), place.node().path("vmVersion").asText());
      facts.putIfAbsent("JVM of JMH", jvm.strip());
    }
    return new ComparedRun(source, true, facts, Map.of(), results, List.of());
  }

  /** A node and where it is, for messages. */
  private record Place(JsonNode node, String source, String path) {
    Place field(String name) {
      return new Place(node.path(name), source, path + "." + name);
    }

    Place item(int index) {
      return new Place(node.path(index), source, path + "[" + index + "]");
    }

    String text() {
      if (!node.isTextual()) {
        throw wrong("a text");
      }
      return node.textValue();
    }

    double number() {
      if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
        throw wrong("a number");
      }
      return node.doubleValue();
    }

    UserInputException wrong(String expected) {
      String found = node.isMissingNode() ? "nothing" : node.toString();
      String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
      return new UserInputException(
          "'%s' is not JMH's JSON at %s: expected %s, found %s"
              .formatted(source, path, expected, shown),
          "give what JMH writes with -rf json");
    }
  }

  private static ComparedResult result(Place result) {
    String benchmark = result.field("benchmark").text();
    Mode mode = mode(result.field("mode"));
    int threads = threads(result.field("threads"));
    Map<String, String> params = new TreeMap<>();
    result
        .node()
        .path("params")
        .properties()
        .forEach(entry -> params.put(entry.getKey(), entry.getValue().asText()));
    Place metric = result.field("primaryMetric");
    List<double[]> forks = forks(metric);
    boolean times = mode != Mode.THROUGHPUT;
    return new ComparedResult(
        key(benchmark, params, mode, threads),
        label(benchmark, params, threads),
        null,
        mode,
        metric.field("scoreUnit").text(),
        threads,
        metric.field("score").number(),
        forks.stream().map(fork -> fork[0]).toList(),
        times ? finite(metric.node().path("scorePercentiles").path("95.0")) : null,
        times && forks.stream().allMatch(fork -> fork.length == 2)
            ? forks.stream().map(fork -> fork[1]).toList()
            : List.of(),
        memory(result.node().path("secondaryMetrics")),
        Map.of());
  }

  /** The same key as a run record's results have. */
  private static String key(String benchmark, Map<String, String> params, Mode mode, int threads) {
    return "%s{%s}:%s:t%d".formatted(benchmark, joined(params, ","), mode.label(), threads);
  }

  private static String label(String benchmark, Map<String, String> params, int threads) {
    String[] names = benchmark.split("\\.", -1);
    String name =
        names.length < 2 ? benchmark : names[names.length - 2] + "." + names[names.length - 1];
    String inside = joined(params, ", ");
    if (threads > 1) {
      inside += (inside.isEmpty() ? "" : ", ") + threads + " threads";
    }
    return inside.isEmpty() ? name : name + " (" + inside + ")";
  }

  private static String joined(Map<String, String> params, String separator) {
    return params.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(separator));
  }

  private static Mode mode(Place place) {
    String label = place.text();
    for (Mode mode : Mode.values()) {
      if (mode.label().equals(label)) {
        return mode;
      }
    }
    throw place.wrong("one of thrpt, avgt, sample, ss");
  }

  private static int threads(Place place) {
    double threads = place.number();
    if (threads < 1 || threads != Math.rint(threads)) {
      throw place.wrong("a number of threads");
    }
    return (int) threads;
  }

  /** Each fork's mean, and its 95th percentile as a second element where it has enough samples. */
  private static List<double[]> forks(Place metric) {
    boolean histogram = metric.node().path("rawDataHistogram").isArray();
    Place data = metric.field(histogram ? "rawDataHistogram" : "rawData");
    if (!data.node().isArray() || data.node().isEmpty()) {
      throw data.wrong("an array of forks");
    }
    List<double[]> forks = new ArrayList<>();
    for (int i = 0; i < data.node().size(); i++) {
      Place fork = data.item(i);
      if (!fork.node().isArray() || fork.node().isEmpty()) {
        throw fork.wrong("an array of iterations");
      }
      Distribution samples = histogram ? histogram(fork) : iterations(fork);
      forks.add(
          samples.count() >= ComparedRuns.SAMPLES_FOR_P95
              ? new double[] {samples.mean(), samples.percentile(95)}
              : new double[] {samples.mean()});
    }
    return forks;
  }

  private static Distribution iterations(Place fork) {
    double[] scores = new double[fork.node().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = fork.item(i).number();
    }
    return Distribution.of(scores);
  }

  /** A fork's iterations, each an array of [value, count], as one distribution. */
  private static Distribution histogram(Place fork) {
    List<double[]> bins = new ArrayList<>();
    for (int i = 0; i < fork.node().size(); i++) {
      Place iteration = fork.item(i);
      for (int j = 0; j < iteration.node().size(); j++) {
        Place bin = iteration.item(j);
        double count = bin.item(1).number();
        if (count < 1) {
          throw bin.wrong("[value, count]");
        }
        bins.add(new double[] {bin.item(0).number(), count});
      }
    }
    if (bins.isEmpty()) {
      throw fork.wrong("[value, count]");
    }
    return Distribution.ofHistogram(
        bins.stream().mapToDouble(bin -> bin[0]).toArray(),
        bins.stream().mapToLong(bin -> (long) bin[1]).toArray());
  }

  private static Map<MemoryFigure, Double> memory(JsonNode secondary) {
    Map<MemoryFigure, Double> memory = new EnumMap<>(MemoryFigure.class);
    // JMH before 1.36 put a middle dot before the names of its profilers' metrics.
    for (String name : List.of("gc.alloc.rate.norm", "·gc.alloc.rate.norm")) {
      Double bytes = finite(secondary.path(name).path("score"));
      if (bytes != null) {
        memory.put(MemoryFigure.ALLOCATION, bytes);
      }
    }
    return memory;
  }

  private static @Nullable Double finite(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
