package org.fitterbench.segmentation.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;

/**
 * A network in the making. Weights are normal with variance 2 / n before a rectifier (He et al.,
 * "Delving Deep into Rectifiers", 2015, equation 10) and 1 / n elsewhere, n being the numbers that
 * one sum is of; biases are zero. Every method returns the number of the value that it makes.
 */
final class SeededLayers {
  private static final String GENERATOR = "L64X128MixRandom";

  private final Extent input;
  private final List<Layer> layers = new ArrayList<>();
  private final RandomGenerator random;

  SeededLayers(Extent input, long seed) {
    this.input = input;
    random = RandomGeneratorFactory.of(GENERATOR).create(seed);
  }

  Network network(String name) {
    return new Network(name, input, layers, false);
  }

  Extent value(int number) {
    return number == 0 ? input : layers.get(number - 1).output();
  }

  /** A convolution with zeros around, whose output is the input divided by the stride. */
  int convolution(int from, int channels, int window, int stride, Activation activation) {
    Extent size = value(from);
    Filter filter = new Filter(window, window, stride, stride);
    int terms = window * window * size.channels();
    return add(
        new Layer.Convolution(
            from,
            strided(size, stride, channels),
            filter,
            Padding.same(size, filter),
            weights(channels * terms, terms, activation),
            new float[channels],
            activation));
  }

  /** A 3 x 3 convolution of each channel by itself. */
  int depthwise(int from, int stride, Activation activation) {
    Extent size = value(from);
    Filter filter = new Filter(3, 3, stride, stride);
    return add(
        new Layer.DepthwiseConvolution(
            from,
            strided(size, stride, size.channels()),
            filter,
            Padding.same(size, filter),
            weights(9 * size.channels(), 9, activation),
            new float[size.channels()],
            activation));
  }

  /** Twice the rows and columns, by a transposed convolution of 2 x 2. */
  int doubled(int from, int channels) {
    Extent size = value(from);
    return add(
        new Layer.TransposedConvolution(
            from,
            new Extent(2 * size.height(), 2 * size.width(), channels),
            new Filter(2, 2, 2, 2),
            weights(4 * channels * size.channels(), size.channels(), Activation.NONE),
            new float[channels],
            Activation.NONE));
  }

  /** Half the rows and columns, by the largest of 2 x 2. */
  int pooled(int from) {
    Extent size = value(from);
    return add(new Layer.MaxPool(from, strided(size, 2, size.channels()), new Filter(2, 2, 2, 2)));
  }

  int concatenated(int first, int second) {
    Extent size = value(first);
    int channels = size.channels() + value(second).channels();
    return add(new Layer.Concat(first, second, new Extent(size.height(), size.width(), channels)));
  }

  int sum(int first, int second) {
    return add(new Layer.Sum(first, second, value(first), Activation.NONE));
  }

  /** A value brought to the rows and columns of another. */
  int resized(int from, int like) {
    Extent size = value(like);
    return add(
        new Layer.BilinearResize(
            from, new Extent(size.height(), size.width(), value(from).channels())));
  }

  int sigmoid(int from) {
    return add(new Layer.Activate(from, value(from), Activation.SIGMOID));
  }

  private int add(Layer layer) {
    layers.add(layer);
    return layers.size();
  }

  private float[] weights(int count, int terms, Activation after) {
    double deviation = Math.sqrt((after == Activation.NONE ? 1.0 : 2.0) / terms);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) random.nextGaussian(0, deviation);
    }
    return weights;
  }

  private static Extent strided(Extent size, int stride, int channels) {
    return new Extent(
        Math.ceilDiv(size.height(), stride), Math.ceilDiv(size.width(), stride), channels);
  }
}
