package org.fitterbench.benchmarks.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BenchmarkCatalogTest {
  private static final List<CatalogEntry> CATALOG = BenchmarkCatalog.read();

  @Test
  void everySuiteOfOursHasABenchmark() {
    for (Suite suite : Suite.values()) {
      boolean has = CATALOG.stream().anyMatch(entry -> entry.suite() == suite);
      assertEquals(suite != Suite.USER, has, suite.id());
    }
  }

  @Test
  void noTwoBenchmarksShareATitleAndAMode() {
    Set<String> seen = new HashSet<>();
    for (CatalogEntry entry : CATALOG) {
      assertTrue(seen.add(entry.title() + entry.jmh().getMode()), entry.title());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyBenchmarkHasATitleAndChecksItself() {
    return CATALOG.stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.shortName(),
                () -> {
                  Class<?> type = Class.forName(entry.jmh().getUserClassQName());
                  assertNotNull(type.getAnnotation(Title.class), "no @Title on the class");
                  assertTrue(
                      Arrays.stream(type.getMethods())
                          .anyMatch(method ->
                              method.isAnnotationPresent(SelfCheck.class)
                                  && !Modifier.isAbstract(method.getModifiers())),
                      "no @SelfCheck method");
                }));
  }

  @Test
  void aBenchmarkIsNamedByItsClassAndMethod() {
    CatalogEntry entry =
        CATALOG.stream()
            .filter(each -> each.name().endsWith("StageTraceBenchmark.traceOff"))
            .findFirst()
            .orElseThrow();
    assertEquals(Suite.CORE, entry.suite());
    assertEquals("StageTraceBenchmark.traceOff", entry.shortName());
    assertEquals("Two stages, trace off", entry.title());
    assertFalse(entry.jmh().getForks().hasValue(), "forks are the profile's business");
  }

  @Test
  void aClassOfAnotherPackageIsTheUsersOwn() {
    assertEquals(Suite.USER, Suite.of("com.example.fitter.MyBenchmark.run"));
    assertEquals(Suite.USER, Suite.of("org.fitterbench.benchmarks.fitters.MyBenchmark.run"));
    assertEquals(Suite.FITTER, Suite.of("org.fitterbench.benchmarks.fitter.MyBenchmark.run"));
  }
}
