package org.fitterbench.segmentation.network;

import java.util.List;

/**
 * A network without loops. Value 0 is its input; layer i makes value i + 1; the last value is its
 * output.
 *
 * @param name what to call it
 * @param input the size of its input: RGB, each 0 to 1
 * @param layers in an order in which each reads only values made before
 * @param trained whether its weights were learnt; without, its masks mean nothing
 */
public record Network(String name, Extent input, List<Layer> layers, boolean trained) {
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A network has at least one layer");
    }
    for (int index = 0; index < layers.size(); index++) {
      for (int read : layers.get(index).inputs()) {
        if (read < 0 || read > index) {
          throw new IllegalArgumentException(
              "Layer " + index + " reads value " + read + ", which is not made before it");
        }
      }
    }
  }

  /** A network of learnt weights. */
  public Network(String name, Extent input, List<Layer> layers) {
    this(name, input, layers, true);
  }

  /** The size of a value. */
  public Extent value(int number) {
    return number == 0 ? input : layers.get(number - 1).output();
  }

  /** The size of what it makes. */
  public Extent output() {
    return value(layers.size());
  }

  /**
   * The same layers with the same weights on an input of another size.
   *
   * @throws IllegalArgumentException when a layer cannot work on what becomes of that size; a
   *     multiple of {@link #granularity} suits most networks
   */
  public Network resized(int height, int width) {
    return height == input.height() && width == input.width()
        ? this
        : NetworkResizing.of(this, height, width);
  }

  /**
   * How many rows of the input one row of the coarsest value stands for, or columns where that is
   * more, global averages aside.
   */
  public int granularity() {
    int coarsest = 1;
    for (Layer layer : layers) {
      Extent made = layer.output();
      if (made.height() > 1 || made.width() > 1) {
        int rows = Math.ceilDiv(input.height(), made.height());
        coarsest = Math.max(coarsest, Math.max(rows, Math.ceilDiv(input.width(), made.width())));
      }
    }
    return coarsest;
  }

  /** How many weights and biases it has. */
  public long parameterCount() {
    return layers.stream().mapToLong(Network::parameters).sum();
  }

  /** How many of its layers are convolutions of some kind. */
  public long convolutionCount() {
    return layers.stream().filter(Layer.Weighted.class::isInstance).count();
  }

  private static long parameters(Layer layer) {
    return switch (layer) {
      case Layer.Weighted weighted -> (long) weighted.weights().length + weighted.bias().length;
      case Layer.Weightless _ -> 0;
    };
  }
}
