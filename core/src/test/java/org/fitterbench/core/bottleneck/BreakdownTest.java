package org.fitterbench.core.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  private static final double EXACT = 1e-9;

  @Test
  void stagesAreOfTheMedianRepeatAndAddUpToIt() {
    Breakdown breakdown = Analyses.fitBreakdown();

    assertEquals(200, breakdown.totalMillis(), EXACT);
    double stages = breakdown.stages().stream().mapToDouble(StageShare::totalMillis).sum();
    assertEquals(200, stages + breakdown.selfMillis(), EXACT);
    assertEquals(10, breakdown.selfMillis(), EXACT);
    assertEquals(3, breakdown.repeats());
  }

  @Test
  void anEvenNumberOfRepeatsTakesTheFasterOfTheMiddleTwo() {
    Breakdown breakdown =
        Breakdown.of(
            "regression",
            "",
            List.of(Analyses.fit(90), Analyses.fit(65), Analyses.fit(10), Analyses.fit(70)));

    assertEquals(200, breakdown.totalMillis(), EXACT);
  }

  @Test
  void sharesAreOfTheWholeAtEveryDepth() {
    Breakdown breakdown = Analyses.fitBreakdown();

    StageShare jacobian = breakdown.find("jacobian").orElseThrow();
    assertEquals(0.65, jacobian.share(), EXACT);
    assertEquals(StageClass.CRITICAL, jacobian.weight());
    assertEquals(2, jacobian.count());
    assertEquals(65, jacobian.meanMillis(), EXACT);
    StageShare registration = breakdown.find("rigid-registration").orElseThrow();
    assertEquals(0.15, registration.share(), EXACT);
    assertEquals(StageClass.MODERATE, registration.weight());
    StageShare solve = breakdown.find("linear-solve").orElseThrow();
    assertEquals(StageClass.MODERATE, solve.weight(), "exactly a tenth");
    StageShare partition = breakdown.find("partition").orElseThrow();
    assertEquals(StageClass.MINOR, partition.weight());
    assertEquals(1, breakdown.find("pose-estimation").orElseThrow().selfMillis() / 2, EXACT);
    assertTrue(breakdown.find("nowhere").isEmpty());
  }

  @Test
  void theSpreadOfTheRepeatsIsBesideThem() {
    Reading spread = Analyses.fitBreakdown().variationPercent();

    // Totals 190, 200, 210: mean 200, standard deviation 10.
    assertEquals(5, assertInstanceOf(Reading.Measured.class, spread).value(), EXACT);
  }

  @Test
  void oneRepeatHasNoSpread() {
    Breakdown breakdown = Breakdown.of("regression", "", List.of(Analyses.fit(65)));

    assertEquals(Reading.absent("one repeat has no spread"), breakdown.variationPercent());
  }

  @Test
  void nothingTracedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Breakdown.of("regression", "", List.of()));
  }
}
