package org.fitterbench.segmentation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small networks with every kind of layer, of seeded weights. */
public final class SmallNetworks {
  private SmallNetworks() {}

  /**
   * A network that weighs the three colours of each place of a square picture.
   *
   * @param side rows and columns
   * @param weights [3]
   */
  public static Network pointwise(String name, int side, float[] weights, float bias) {
    return new Network(
        name,
        new Extent(side, side, 3),
        List.of(
            new Layer.Convolution(
                0,
                new Extent(side, side, 1),
                new Filter(1, 1, 1, 1),
                Padding.NONE,
                weights,
                new float[] {bias},
                Activation.NONE)));
  }

  /**
   * A network of RGB to one probability.
   *
   * @param height rows, a multiple of 4
   * @param width columns, a multiple of 4
   */
  public static Network everyLayer(int height, int width, long seed) {
    Random random = new Random(seed);
    Extent input = new Extent(height, width, 3);
    Extent half = new Extent(height / 2, width / 2, 8);
    Extent quarter = new Extent(height / 4, width / 4, 8);
    Extent one = new Extent(1, 1, 8);
    Filter stride2 = new Filter(3, 3, 2, 2);
    Filter large = new Filter(5, 5, 2, 2);
    Filter point = new Filter(1, 1, 1, 1);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Convolution(
            0,
            half,
            stride2,
            Padding.same(input, stride2),
            weights(random, 8 * 27),
            weights(random, 8),
            Activation.NONE));
    layers.add(new Layer.Activate(1, half, Activation.HARD_SWISH));
    layers.add(
        new Layer.DepthwiseConvolution(
            2,
            quarter,
            large,
            Padding.same(half, large),
            weights(random, 8 * 25),
            weights(random, 8),
            Activation.RELU6));
    layers.add(new Layer.GlobalAverage(3, one));
    layers.add(
        new Layer.Convolution(
            4, one, point, Padding.NONE, weights(random, 64), weights(random, 8), Activation.NONE));
    layers.add(new Layer.Activate(5, one, Activation.SIGMOID));
    layers.add(new Layer.Product(3, 6, quarter, Activation.NONE));
    layers.add(new Layer.BilinearResize(7, half));
    layers.add(new Layer.Sum(8, 2, half, Activation.RELU));
    layers.add(new Layer.MaxPool(9, quarter, new Filter(2, 2, 2, 2)));
    layers.add(new Layer.Concat(10, 7, new Extent(height / 4, width / 4, 16)));
    layers.add(
        new Layer.TransposedConvolution(
            11,
            half,
            new Filter(2, 2, 2, 2),
            weights(random, 8 * 4 * 16),
            weights(random, 8),
            Activation.RELU));
    layers.add(
        new Layer.TransposedConvolution(
            12,
            new Extent(height, width, 1),
            new Filter(2, 2, 2, 2),
            weights(random, 32),
            weights(random, 1),
            Activation.NONE));
    layers.add(new Layer.Activate(13, new Extent(height, width, 1), Activation.SIGMOID));
    return new Network("every layer", input, layers);
  }

  private static float[] weights(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian() * 0.5f;
    }
    return values;
  }
}
