package org.fitterbench.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void theMeanIsThatOfForkMeansHoweverManyIterationsAForkHas() {
    Summary summary =
        Summary.of(
            List.of(
                new ForkSamples(List.of(10.0, 10.0, 10.0, 10.0)), new ForkSamples(List.of(20.0))),
            List.of());

    assertEquals(15, summary.mean());
    assertEquals(10, summary.median());
    assertEquals(5, summary.sampleCount());
    assertEquals(10, summary.min());
    assertEquals(20, summary.max());
  }

  @Test
  void theIntervalIsOverForkMeansAndNotOverIterations() {
    ConfidenceInterval interval =
        Summary.of(
                List.of(
                    new ForkSamples(List.of(9.0, 11.0)),
                    new ForkSamples(List.of(11.0, 13.0)),
                    new ForkSamples(List.of(13.0, 15.0))),
                List.of())
            .confidenceInterval();

    assertNotNull(interval);
    // Fork means 10, 12, 14: s = 2, n = 3, and Student's t for 2 degrees of freedom.
    double halfWidth = 4.302652729911275 * 2 / Math.sqrt(3);
    assertEquals(0.95, interval.level());
    assertEquals(12 - halfWidth, interval.lower(), 1e-9);
    assertEquals(12 + halfWidth, interval.upper(), 1e-9);
  }

  @Test
  void oneForkHasNoInterval() {
    Summary summary = Summary.of(List.of(new ForkSamples(List.of(9.0, 10.0, 11.0))), List.of());

    assertNull(summary.confidenceInterval());
    assertEquals(1, summary.standardDeviation());
    assertEquals(0.1, summary.coefficientOfVariation());
  }

  @Test
  void percentilesOfSampleModeComeFromTheHistogramAndTheMeanFromTheForks() {
    Summary summary =
        Summary.of(
            List.of(new ForkSamples(List.of(2.0)), new ForkSamples(List.of(3.0))),
            List.of(new HistogramBin(1, 900), new HistogramBin(5, 90), new HistogramBin(50, 10)));

    assertEquals(2.5, summary.mean());
    assertEquals(1, summary.median());
    assertEquals(5, summary.p95());
    assertEquals(50, summary.p999());
    assertEquals(1000, summary.sampleCount());
    assertEquals(100, summary.outlierCount());
  }

  @Test
  void aMeanOfZeroHasNoCoefficientOfVariation() {
    assertNull(
        Summary.of(List.of(new ForkSamples(List.of(-1.0, 1.0))), List.of())
            .coefficientOfVariation());
  }

  @Test
  void noForkIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Summary.of(List.of(), List.of()));
  }
}
