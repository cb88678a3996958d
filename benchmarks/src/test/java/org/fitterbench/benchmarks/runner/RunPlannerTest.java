package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fitterbench.benchmarks.suite.CatalogEntry;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.Optional;

class RunPlannerTest {
  private static final CatalogEntry FORWARD =
      SampleForks.entry(
          "org.fitterbench.benchmarks.fitter.ForwardPassBenchmark.forward",
          "Forward pass",
          Map.of("batch", new String[] {"1", "4"}, "rig", new String[] {"default", "mixamo"}));
  private static final CatalogEntry SOLVE =
      SampleForks.entry(
          "org.fitterbench.benchmarks.fitter.LinearSolveBenchmark.solve",
          "Linear solve",
          Map.of(),
          Optional.of(7));
  private static final List<CatalogEntry> CATALOG = List.of(FORWARD, SOLVE);
  private static final Selection ALL = new Selection(Set.of(), null);

  private static List<PlannedBenchmark> plan(Overrides overrides, Selection selection) {
    return new RunPlanner(Profile.STANDARD, overrides, List.of("-Xmx1g")).plan(CATALOG, selection);
  }

  private static Overrides overrides(
      @Nullable Integer iterations, Map<String, List<String>> params) {
    return new Overrides(null, null, iterations, null, null, params, List.of("-Xss2m"));
  }

  @Test
  void everyCombinationOfParametersIsPlannedOnce() {
    assertEquals(
        List.of(
            "Forward pass batch=1 rig=default",
            "Forward pass batch=1 rig=mixamo",
            "Forward pass batch=4 rig=default",
            "Forward pass batch=4 rig=mixamo",
            "Linear solve"),
        plan(Overrides.none(), ALL).stream().map(PlannedBenchmark::label).toList());
  }

  @Test
  void givenValuesReplaceThoseOfTheBenchmark() {
    assertEquals(
        List.of("Forward pass batch=26 rig=mixamo"),
        plan(
                overrides(null, Map.of("batch", List.of("26"), "rig", List.of("mixamo"))),
                new Selection(Set.of(), Pattern.compile("Forward")))
            .stream()
            .map(PlannedBenchmark::label)
            .toList());
  }

  @Test
  void whatWasAskedWinsOverTheAnnotationAndThatOverTheProfile() {
    assertEquals(5, plan(Overrides.none(), ALL).getFirst().measurement().iterations());
    assertEquals(7, plan(Overrides.none(), ALL).getLast().measurement().iterations());
    assertEquals(2, plan(overrides(2, Map.of()), ALL).getLast().measurement().iterations());
  }

  @Test
  void oneTimeIsForWarmUpAndMeasuredIterations() {
    Overrides asked =
        new Overrides(null, null, null, Duration.ofMillis(40), null, Map.of(), List.of());
    Measurement measurement = plan(asked, ALL).getFirst().measurement();
    assertEquals(Duration.ofMillis(40), measurement.warmupTime());
    assertEquals(Duration.ofMillis(40), measurement.iterationTime());
    assertEquals(3, measurement.forks());
  }

  @Test
  void theUsersFlagsComeLast() {
    assertEquals(
        List.of("-Xmx1g", "-Xss2m"), plan(overrides(1, Map.of()), ALL).getFirst().jvmArgs());
  }

  @Test
  void aFilterFindsTitlesAndNames() {
    for (String filter : List.of("Linear solve", "SolveBench", "fitter\\.Linear.*solve$")) {
      assertEquals(
          List.of("Linear solve"),
          plan(Overrides.none(), new Selection(Set.of(), Pattern.compile(filter))).stream()
              .map(PlannedBenchmark::label)
              .toList());
    }
  }

  @Test
  void aFilterThatMatchesNothingNamesTheNearestFirst() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> plan(Overrides.none(), new Selection(Set.of(), Pattern.compile("solvr"))));
    assertEquals(
        "no benchmark matches 'solvr'; the nearest are LinearSolveBenchmark.solve,"
            + " ForwardPassBenchmark.forward; see 'fitter-bench list'",
        failure.oneLine());
  }

  @Test
  void anEmptySuiteIsRefused() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> plan(Overrides.none(), new Selection(Set.of(Suite.CORE), null)));
    assertEquals(
        "the selected suites have no benchmark; see 'fitter-bench list'", failure.oneLine());
  }

  @Test
  void anUnknownParameterIsRefusedWithTheKnownOnes() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> plan(overrides(1, Map.of("batches", List.of("1"))), ALL));
    assertEquals(
        "no selected benchmark has a parameter 'batches'; they have batch, rig;"
            + " see 'fitter-bench list'",
        failure.oneLine());
  }
}
