package org.fitterbench.benchmarks.suite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitterbench.core.target.Target;
import org.fitterbench.core.target.TargetJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published targets name benchmarks that exist, with parameters that they have. */
class PublishedTargetsTest {
  @TestFactory
  Stream<DynamicTest> everyMeasuredTargetNamesABenchmark() {
    return TargetJson.builtIn().targets().stream()
        .filter(target -> target.benchmark() != null)
        .map(target -> DynamicTest.dynamicTest(target.id(), () -> check(target)));
  }

  private static void check(Target target) {
    CatalogEntry entry =
        BenchmarkCatalog.read().stream()
            .filter(candidate -> candidate.name().equals(target.benchmark()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no benchmark " + target.benchmark()));
    target
        .params()
        .forEach((name, value) -> {
          List<String> values = Objects.requireNonNullElse(entry.params().get(name), List.of());
          assertTrue(values.contains(value), name + "=" + value + " of " + values);
        });
  }
}
