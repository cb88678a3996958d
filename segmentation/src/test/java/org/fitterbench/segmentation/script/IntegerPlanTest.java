package org.fitterbench.segmentation.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntegerPlanTest {
  private static final Network NETWORK = SmallNetworks.everyLayer(8, 8, 1);

  /** By the order of the layers: a depthwise convolution, and a transposed one of many channels. */
  private static final int DEPTHWISE = 3;

  private static final int TRANSPOSED = 12;

  private static IntegerPlan plan() {
    float[] ranges = new float[IntegerPlan.NUMBERS * (NETWORK.layers().size() + 1)];
    for (int value = 0; value <= NETWORK.layers().size(); value++) {
      ranges[IntegerPlan.NUMBERS * value] = -1;
      ranges[IntegerPlan.NUMBERS * value + 1] = 3;
    }
    return IntegerPlan.of(NETWORK, ranges);
  }

  @Test
  void layersOfOnePlaceOfFewChannelsAndOfTheMaskStayInSinglePrecision() {
    IntegerPlan plan = plan();
    assertEquals(2, plan.suitedLayers());
    for (int value = 1; value <= NETWORK.layers().size(); value++) {
      assertEquals(List.of(DEPTHWISE, TRANSPOSED).contains(value), plan.isInteger(value));
    }
  }

  @Test
  void channelsFilteredByThemselvesAreTheFirstToBeKept() {
    IntegerPlan kept = plan().keeping(1);
    assertEquals(1, kept.integerLayers());
    assertFalse(kept.isInteger(DEPTHWISE));
    assertTrue(kept.isInteger(TRANSPOSED));
    assertEquals(0, plan().keeping(2).integerLayers());
  }

  @Test
  void rangesOfAnotherNetworkAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> IntegerPlan.of(NETWORK, new float[4]));
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "0.5, 3", "-3, -1", "0, 0", "-0.1, 1e4", "-6, 0"})
  void anIntegerIsZeroAndTheOthersReachBothEnds(float smallest, float largest) {
    ValueRange range = new ValueRange(smallest, largest);
    double step = range.scale();
    assertTrue(step > 0);
    assertTrue((0 - range.zeroPoint()) * step <= Math.min(0, smallest) + step / 2 + 1e-6);
    assertTrue((255 - range.zeroPoint()) * step >= Math.max(0, largest) - step / 2 - 1e-6);
  }

  @Test
  void aRangeCanEndAtWhatAnActivationTellsApart() {
    assertEquals(new ValueRange(-3, 5), new ValueRange(-20, 5).from(-3));
    assertEquals(new ValueRange(-3, -3), new ValueRange(-20, -9).from(-3));
    assertEquals(new ValueRange(-1, 5), new ValueRange(-1, 5).from(-3));
    assertThrows(IllegalArgumentException.class, () -> new ValueRange(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ValueRange(Float.NaN, 0));
  }
}
