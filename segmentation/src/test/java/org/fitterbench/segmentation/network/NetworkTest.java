package org.fitterbench.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NetworkTest {
  @Test
  void aLayerCannotReadWhatIsMadeAfterIt() {
    Extent size = new Extent(2, 2, 1);
    Layer layer = new Layer.Activate(1, size, Activation.RELU);
    assertThrows(IllegalArgumentException.class, () -> new Network("loop", size, List.of(layer)));
  }

  @Test
  void samePaddingMakesTheOutputTheInputOverTheStride() {
    for (int size = 1; size < 40; size++) {
      for (int window = 1; window <= 7; window++) {
        for (int stride = 1; stride <= 3; stride++) {
          Filter filter = new Filter(window, window, stride, stride);
          Padding padding = Padding.same(new Extent(size, size, 1), filter);
          int padded = size + padding.top() + padding.bottom();
          assertTrue(padding.bottom() - padding.top() <= 1);
          if (padded >= window) {
            assertEquals((size + stride - 1) / stride, (padded - window) / stride + 1);
          }
        }
      }
    }
    assertFalse(Padding.same(new Extent(256, 256, 3), new Filter(3, 3, 2, 2)).isSymmetric());
  }

  @Test
  void aNetworkOfAnotherSizeIsTheNetworkThatIsMadeForIt() {
    Network resized = SmallNetworks.everyLayer(8, 12, 7).resized(36, 64);
    Network made = SmallNetworks.everyLayer(36, 64, 7);
    assertEquals(made.input(), resized.input());
    assertEquals(
        made.layers().stream().map(Layer::output).toList(),
        resized.layers().stream().map(Layer::output).toList());
    float[] picture = new float[made.input().size()];
    Random random = new Random(5);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = random.nextFloat();
    }
    assertArrayEquals(PlainEvaluator.run(made, picture), PlainEvaluator.run(resized, picture));
  }

  @Test
  void aSizeThatItsLayersCannotTakeIsRefused() {
    Network network = SmallNetworks.everyLayer(8, 12, 7);
    assertEquals(4, network.granularity());
    assertThrows(IllegalArgumentException.class, () -> network.resized(9, 12));
    assertSame(network, network.resized(8, 12));
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Extent(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Extent(1 << 20, 1 << 20, 1 << 20));
    assertThrows(IllegalArgumentException.class, () -> new Padding(0, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Filter(3, 3, 0, 1));
  }
}
