package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.profiler.ResourceMetric;
import org.fitterbench.benchmarks.suite.BenchmarkCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.BenchmarkResult;

/** Starts real forks, of the shortest benchmark there is. */
class JmhForkExecutorTest {
  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final JmhForkExecutor executor =
      new JmhForkExecutor(new PrintStream(log, true, StandardCharsets.UTF_8));

  private static PlannedBenchmark traceOff(List<String> jvmArgs) {
    Overrides overrides = new Overrides(1, 1, 2, Duration.ofMillis(20), null, Map.of(), jvmArgs);
    return new RunPlanner(Profile.QUICK, overrides, ForkJvm.flags(1L << 30))
        .plan(
            BenchmarkCatalog.read(),
            new Selection(Set.of(), Pattern.compile("StageTraceBenchmark\\.traceOff")))
        .getFirst();
  }

  @Test
  void aForkIsMeasuredWithResourcesAndItsIterationsAreHeardOf()
      throws ForkFailedException, IOException {
    PlannedBenchmark benchmark = traceOff(List.of());
    List<String> heard = new ArrayList<>();
    BenchmarkResult fork =
        executor.run(
            benchmark,
            (warmup, iteration, of) -> heard.add((warmup ? "w" : "m") + iteration + "/" + of));
    assertEquals(List.of("w1/1", "m1/2", "m2/2"), heard);
    assertEquals(2, fork.getIterationResults().size());
    assertEquals(benchmark.unit(), fork.getScoreUnit());
    for (ResourceMetric metric : List.of(ResourceMetric.PEAK_HEAP, ResourceMetric.ALLOCATION)) {
      assertTrue(fork.getSecondaryResults().containsKey(metric.label()), metric.label());
    }
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("Warmup Iteration"), "JMH's log");

    Path file = folder.resolve("jmh-result.json");
    JmhResults.write(file, List.of(JmhResults.joined(List.of(fork, fork))));
    JsonNode json = new ObjectMapper().readTree(file.toFile()).get(0);
    assertEquals(benchmark.entry().name(), json.get("benchmark").asText());
    assertEquals(2, json.get("forks").asInt());
    assertEquals(2, json.get("primaryMetric").get("rawData").size());
    assertEquals(2, json.get("primaryMetric").get("rawData").get(0).size());
  }

  @Test
  void aForkWhoseJvmDoesNotStartFailsWithTheJvmsOwnWords() {
    PrintStream out = System.out;
    ForkFailedException failure =
        assertThrows(
            ForkFailedException.class,
            () -> executor.run(traceOff(List.of("-Xnonsense")), (_, _, _) -> {}));
    assertTrue(String.valueOf(failure.getMessage()).contains("-Xnonsense"), failure.getMessage());
    assertFalse(String.valueOf(failure.getMessage()).contains("\n"));
    assertEquals(out, System.out);
  }
}
