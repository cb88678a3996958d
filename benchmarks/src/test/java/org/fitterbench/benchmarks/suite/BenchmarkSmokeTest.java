package org.fitterbench.benchmarks.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.runner.OpenGlCheck;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.mesh.renderers.RendererChoice;
import org.fitterbench.mesh.video.Resolution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every benchmark of the catalogue once, with all its parameters but large frames, on a
 * body made by code: the set-up, the check of itself and the operation.
 */
class BenchmarkSmokeTest {
  @BeforeAll
  static void measureOnABodyMadeByCodeInThisJvm() {
    for (String flag :
        BodyInput.jvmFlags(
            "procedural", new CacheFolder(Path.of("target", "cache").toAbsolutePath()))) {
      String[] property = flag.substring("-D".length()).split("=", 2);
      System.setProperty(property[0], property[1]);
    }
    // This JVM measures nothing, so it may run beside one that does.
    System.setProperty("jmh.ignoreLock", "true");
  }

  @TestFactory
  Stream<DynamicTest> everyBenchmarkRunsAndFindsItsResultRight() {
    return BenchmarkCatalog.read().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.shortName(), () -> measureOnce(entry)));
  }

  private static void measureOnce(CatalogEntry entry) throws RunnerException {
    Map<String, List<String>> params = new TreeMap<>(entry.params());
    List<String> missing = new ArrayList<>();
    // A backend that this JVM does not have is left out, and said so at the end.
    params.computeIfPresent("backend", (_, labels) -> present(labels, missing));
    params.computeIfPresent("renderer", (_, choices) -> drawing(choices, missing));
    // Larger frames take the same way.
    params.computeIfPresent("resolution", (_, _) -> List.of(Resolution.P1080.label()));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(entry.name()) + "$")
            .mode(Mode.SingleShotTime)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    Collection<RunResult> results = new Runner(options.build()).run();
    int combinations =
        params.values().stream().mapToInt(values -> values.size()).reduce(1, (a, b) -> a * b);
    assertEquals(combinations, results.size());
    for (RunResult result : results) {
      assertTrue(result.getPrimaryResult().getScore() > 0);
      for (String figure : entry.figures().keySet()) {
        assertTrue(result.getSecondaryResults().containsKey(figure), figure);
      }
    }
    assumeTrue(missing.isEmpty(), () -> String.join("; ", missing));
  }

  private static List<String> drawing(List<String> choices, List<String> missing) {
    Optional<String> reason =
        choices.contains(RendererChoice.OPENGL.name()) ? OpenGlCheck.missing() : Optional.empty();
    reason.ifPresent(missing::add);
    return reason.isEmpty()
        ? choices
        : choices.stream().filter(name -> !name.equals(RendererChoice.OPENGL.name())).toList();
  }

  private static List<String> present(List<String> labels, List<String> missing) {
    List<String> present = new ArrayList<>();
    for (String label : labels) {
      Backend.byLabel(label)
          .orElseThrow()
          .missing()
          .ifPresentOrElse(missing::add, () -> present.add(label));
    }
    return present;
  }
}
