package org.fitterbench.segmentation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a network by 180°: the turned network makes of all numbers of a picture in reverse order,
 * which is the picture turned and its channels reversed, all numbers of the mask in reverse order.
 *
 * <p>TensorFlow's SAME padding has its extra row and column after the value, where convolutions
 * with one padding for both sides cannot have them without a copy. Turned, they come before it, and
 * what the other side then has too much is read by no window.
 */
public final class HalfTurn {
  private final Network network;
  private final List<Layer> layers = new ArrayList<>();

  private HalfTurn(Network network) {
    this.network = network;
  }

  /** The turned network; empty when a layer would see other numbers than before. */
  public static Optional<Network> of(Network network) {
    HalfTurn turn = new HalfTurn(network);
    for (Layer layer : network.layers()) {
      Optional<Layer> turned = turn.turned(layer);
      if (turned.isEmpty()) {
        return Optional.empty();
      }
      turn.layers.add(turned.get());
    }
    return Optional.of(
        new Network(network.name(), network.input(), turn.layers, network.trained()));
  }

  private Optional<Layer> turned(Layer layer) {
    return switch (layer) {
      case Layer.Convolution c ->
          padding(c.input(), c.output(), c.filter(), c.padding())
              .map(padding ->
                  new Layer.Convolution(
                      c.input(),
                      c.output(),
                      c.filter(),
                      padding,
                      weights(c),
                      c.bias(),
                      c.activation()));
      case Layer.DepthwiseConvolution c ->
          c.input() == 0
              ? Optional.empty()
              : padding(c.input(), c.output(), c.filter(), c.padding())
                  .map(padding ->
                      new Layer.DepthwiseConvolution(
                          c.input(),
                          c.output(),
                          c.filter(),
                          padding,
                          places(c.weights(), c.filter(), 1),
                          c.bias(),
                          c.activation()));
      case Layer.TransposedConvolution c ->
          c.input() == 0
              ? Optional.empty()
              : Optional.of(
                  new Layer.TransposedConvolution(
                      c.input(),
                      c.output(),
                      c.filter(),
                      places(c.weights(), c.filter(), network.value(c.input()).channels()),
                      c.bias(),
                      c.activation()));
      case Layer.MaxPool p ->
          p.input() != 0 && fills(network.value(p.input()), p.output(), p.filter())
              ? Optional.of(p)
              : Optional.empty();
      case Layer.Weightless _ -> layer.inputs().contains(0) ? Optional.empty() : Optional.of(layer);
    };
  }

  private float[] weights(Layer.Convolution c) {
    int depth = network.value(c.input()).channels();
    float[] turned = places(c.weights(), c.filter(), depth);
    return c.input() == 0 ? channelsReversed(turned, depth) : turned;
  }

  /** Weights [output][row][column][input] with rows and columns in reverse order. */
  private static float[] places(float[] weights, Filter filter, int depth) {
    float[] turned = new float[weights.length];
    int window = filter.height() * filter.width();
    for (int block = 0; block < weights.length / depth; block++) {
      int output = block / window;
      int opposite = output * window + window - 1 - block % window;
      System.arraycopy(weights, block * depth, turned, opposite * depth, depth);
    }
    return turned;
  }

  private static float[] channelsReversed(float[] weights, int depth) {
    float[] reversed = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      int channel = i % depth;
      reversed[i - channel + depth - 1 - channel] = weights[i];
    }
    return reversed;
  }

  /**
   * The padding with which turned windows lie on the same numbers: before the value, as much as the
   * last window reached beyond its end.
   */
  private Optional<Padding> padding(int input, Extent output, Filter filter, Padding padding) {
    Extent size = network.value(input);
    int top = reach(output.height(), filter.strideY(), filter.height()) - size.height();
    int left = reach(output.width(), filter.strideX(), filter.width()) - size.width();
    top -= padding.top();
    left -= padding.left();
    return Math.min(top, left) < 0
        ? Optional.empty()
        : Optional.of(new Padding(top, left, padding.top(), padding.left()));
  }

  private static int reach(int outputs, int stride, int window) {
    return (outputs - 1) * stride + window;
  }

  private static boolean fills(Extent input, Extent output, Filter filter) {
    return reach(output.height(), filter.strideY(), filter.height()) == input.height()
        && reach(output.width(), filter.strideX(), filter.width()) == input.width();
  }
}
