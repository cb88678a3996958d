package org.fitterbench.core.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.fitterbench.core.bottleneck.ItemCosts.Sample;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;

class ItemCostsTest {
  private static double[] millis(double... values) {
    return values;
  }

  @Test
  void itemsStandByTheirMedianTheDearestFirst() {
    ItemCosts costs =
        ItemCosts.of(
            "jacobian-columns",
            "Jacobian by parameter",
            "Parameter",
            "",
            List.of(
                new Sample("age", 0, millis(2, 100, 3)),
                new Sample("gender", 0, millis(6, 6, 6)),
                new Sample("weight", 0, millis(1, 1, 1))));

    assertEquals(10, costs.totalMillis());
    assertEquals(
        List.of("gender", "age", "weight"), costs.items().stream().map(ItemCost::name).toList());
    assertEquals(
        List.of(StageClass.CRITICAL, StageClass.MODERATE, StageClass.MODERATE),
        costs.items().stream().map(ItemCost::weight).toList());
    assertEquals(0.6, costs.items().getFirst().share());
    assertEquals(Reading.of(0), costs.variationPercent(), "the median over the items");
  }

  @Test
  void itemsMeasuredAnotherNumberOfTimesAreRefused() {
    List<Sample> samples = List.of(new Sample("a", 1, millis(1, 2)), new Sample("b", 1, millis(1)));

    assertThrows(
        IllegalArgumentException.class, () -> ItemCosts.of("costs", "", "Item", "", samples));
  }
}
