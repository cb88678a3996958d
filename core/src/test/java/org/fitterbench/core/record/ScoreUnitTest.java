package org.fitterbench.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreUnitTest {
  @ParameterizedTest
  @CsvSource({
    "ns/op, 2, 1, 2e-6",
    "us/op, 2, 1, 2e-3",
    "ms/op, 2, 4, 2",
    "s/op, 2, 1, 2000",
    "min/op, 2, 1, 120000",
    "ops/s, 4, 1, 250",
    "ops/s, 4, 2, 500",
    "ops/ms, 4, 1, 0.25",
    "ops/min, 4, 1, 15000",
  })
  void timesAndRatesBecomeMillisecondsOnOneThread(
      String unit, double score, int threads, double millis) {
    OptionalDouble time = ScoreUnit.parse(unit).millisPerOperation(score, threads);
    assertEquals(millis, time.orElseThrow(), millis * 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"B/op", "MB/sec", "counts", "", "ops/parsec", "op/s"})
  void anyOtherUnitIsNoTime(String unit) {
    ScoreUnit parsed = ScoreUnit.parse(unit);
    assertInstanceOf(ScoreUnit.Other.class, parsed);
    assertEquals(OptionalDouble.empty(), parsed.millisPerOperation(1, 1));
  }

  @Test
  void aRateOfZeroHasNoTime() {
    assertEquals(OptionalDouble.empty(), ScoreUnit.parse("ops/s").millisPerOperation(0, 1));
  }

  @Test
  void theBoundsOfAThroughputChangePlacesAndItHasNoPercentile() {
    OperationTime time =
        OperationTime.of(
            SampleRecords.result("a.B.c", Map.of(), Mode.THROUGHPUT, "ops/s", 100, 400));
    assertNotNull(time);
    assertEquals(4, time.meanMillis(), 1e-12);
    assertNotNull(time.intervalMillis());
    assertEquals(1000 / (400 * 1.01), time.intervalMillis().lower(), 1e-9);
    assertEquals(1000 / (100 * 0.99), time.intervalMillis().upper(), 1e-9);
    assertEquals(0.04, time.standardDeviationMillis(), 1e-12);
    assertNull(time.p95Millis());
  }

  @Test
  void aTimeKeepsItsPercentile() {
    OperationTime time =
        OperationTime.of(SampleRecords.result("a.B.c", Map.of(), Mode.SAMPLE_TIME, "us/op", 500));
    assertNotNull(time);
    assertEquals(0.5, time.meanMillis(), 1e-12);
    assertEquals(Double.valueOf(0.505), time.p95Millis());
    assertNull(time.intervalMillis());
  }
}
