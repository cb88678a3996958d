package org.fitterbench.core.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageClassTest {
  @ParameterizedTest
  @CsvSource({
    "51, 100, CRITICAL",
    "50.0000001, 100, CRITICAL",
    "50, 100, MODERATE",
    "10, 100, MODERATE",
    "0.3, 3, MODERATE",
    "9.9999999, 100, MINOR",
    "0, 100, MINOR",
    "100, 100, CRITICAL"
  })
  void exactlyHalfAndExactlyATenthAreModerate(double part, double whole, StageClass expected) {
    assertEquals(expected, StageClass.of(part, whole));
  }

  @Test
  void nothingOfNothingIsMinor() {
    assertEquals(StageClass.MINOR, StageClass.of(0, 0));
  }

  @Test
  void timesOnANanosecondGridKeepTheirBoundaries() {
    double whole = 7_000_000_010.0;

    assertEquals(StageClass.MODERATE, StageClass.of(whole / 2, whole));
    assertEquals(StageClass.CRITICAL, StageClass.of(whole / 2 + 1, whole));
    assertEquals(StageClass.MODERATE, StageClass.of(whole / 10, whole));
    assertEquals(StageClass.MINOR, StageClass.of(whole / 10 - 1, whole));
  }

  @Test
  void negativeTimesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> StageClass.of(-1, 10));
    assertThrows(IllegalArgumentException.class, () -> StageClass.of(Double.NaN, 10));
  }
}
