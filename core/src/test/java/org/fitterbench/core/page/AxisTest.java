package org.fitterbench.core.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "4, '0 1 2 3 4'",
    "7.3, '0 2 4 6 8'",
    "0.03, '0 0.01 0.02 0.03'",
    "90, '0 50 100'",
    "0, '0 0.5 1'"
  })
  void ticksAreRoundAndReachTheLargestValue(double largest, String ticks) {
    assertEquals(
        List.of(ticks.split(" ", -1)),
        Axis.linear(largest).ticks().stream()
            .map(org.fitterbench.core.text.Figures::plain)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 3e-4, 0.99, 1, 12.345, 99_999, 7e12})
  void everyLinearAxisHasTwoToSixTicksAndHoldsItsValues(double largest) {
    Axis axis = Axis.linear(largest);
    assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 6, axis::toString);
    assertTrue(axis.high() >= largest, axis::toString);
    assertEquals(0, axis.position(0));
    assertEquals(1, axis.position(axis.high()));
  }

  @Test
  void valuesFarApartStandOnALogarithmicAxisOfDecades() {
    Axis axis = Axis.fitting(3e-4, 900);
    assertTrue(axis.logarithmic());
    assertEquals(1e-4, axis.low(), 1e-12);
    assertEquals(1e3, axis.high());
    assertEquals(0.5, axis.position(Math.sqrt(1e-4 * 1e3)), 1e-9);
    assertTrue(axis.ticks().size() <= 7);
    assertFalse(Axis.fitting(20, 900).logarithmic());
  }

  @Test
  void aValueOfZeroKeepsTheAxisLinear() {
    assertFalse(Axis.fitting(0, 1e9).logarithmic());
  }
}
