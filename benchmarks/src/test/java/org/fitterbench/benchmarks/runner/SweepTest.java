package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitterbench.benchmarks.suite.BenchmarkCatalog;
import org.fitterbench.benchmarks.suite.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {
  private static final Selection ALL = new Selection(Set.of(), null);

  private static List<PlannedBenchmark> plan(Set<Sweep> sweeps, Overrides overrides) {
    return new RunPlanner(Profile.QUICK, Sweep.of(sweeps, overrides), List.of())
        .plan(BenchmarkCatalog.read(), Sweep.of(sweeps, ALL));
  }

  private static Set<String> values(List<PlannedBenchmark> plan, String param) {
    return plan.stream()
        .filter(each -> each.params().containsKey(param))
        .map(each -> String.valueOf(each.params().get(param)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(Sweep.class)
  void aTableHasBenchmarksOfSegmentationAtAllValues(Sweep sweep) {
    List<PlannedBenchmark> plan = plan(Set.of(sweep), Overrides.none());

    assertTrue(plan.stream().allMatch(each -> each.entry().suite() == Suite.SEGMENTATION));
    String param = sweep.name().toLowerCase(Locale.ROOT);
    assertTrue(plan.stream().allMatch(each -> each.params().containsKey(param)));
    assertEquals(Set.copyOf(sweep.paramValues()), values(plan, param));
  }

  @Test
  void severalTablesAreMeasuredTogether() {
    List<PlannedBenchmark> plan = plan(Set.of(Sweep.RESOLUTION, Sweep.BATCH), Overrides.none());

    assertEquals(Set.of("1080p", "4k", "6k", "8k"), values(plan, "resolution"));
    assertEquals(Set.of("1", "4", "8", "16", "32"), values(plan, "batch"));
  }

  @Test
  void aValueThatWasAskedForWins() {
    Overrides two =
        new Overrides(null, null, null, null, null, Map.of("resolution", List.of("4k")), List.of());

    assertEquals(Set.of("4k"), values(plan(Set.of(Sweep.RESOLUTION), two), "resolution"));
  }

  @Test
  void withoutTablesNothingChanges() {
    assertEquals(ALL, Sweep.of(Set.of(), ALL));
    assertEquals(Overrides.none(), Sweep.of(Set.of(), Overrides.none()));
  }
}
