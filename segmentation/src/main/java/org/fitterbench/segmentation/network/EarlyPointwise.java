package org.fitterbench.segmentation.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves 1 x 1 convolutions before the bilinear enlargements that they follow. Both are linear, one
 * over channels and the other over places with weights of sum 1, so that their order makes no
 * difference but for rounding, while the convolution then has fewer places.
 */
public final class EarlyPointwise {
  private static final Filter POINT = new Filter(1, 1, 1, 1);

  private EarlyPointwise() {}

  /** The same function with convolutions moved where that saves work. */
  public static Network of(Network network) {
    List<Layer> layers = new ArrayList<>(network.layers());
    for (int index = 0; index + 1 < layers.size(); index++) {
      if (layers.get(index) instanceof Layer.BilinearResize resize
          && layers.get(index + 1) instanceof Layer.Convolution convolution
          && isMovable(network, index + 1, resize, convolution)) {
        Extent small = network.value(resize.input());
        Extent made = new Extent(small.height(), small.width(), convolution.output().channels());
        layers.set(
            index,
            new Layer.Convolution(
                resize.input(),
                made,
                POINT,
                Padding.NONE,
                convolution.weights(),
                convolution.bias(),
                Activation.NONE));
        layers.set(index + 1, new Layer.BilinearResize(index + 1, convolution.output()));
      }
    }
    return new Network(network.name(), network.input(), layers, network.trained());
  }

  /**
   * @param value what the resize makes
   */
  private static boolean isMovable(
      Network network, int value, Layer.BilinearResize resize, Layer.Convolution convolution) {
    Extent small = network.value(resize.input());
    Extent large = resize.output();
    boolean onlyReader =
        network.layers().stream().filter(layer -> layer.inputs().contains(value)).count() == 1;
    return onlyReader
        && convolution.input() == value
        && convolution.filter().equals(POINT)
        && convolution.padding().equals(Padding.NONE)
        && convolution.activation() == Activation.NONE
        && convolution.output().channels() <= large.channels()
        && (long) small.height() * small.width() < (long) large.height() * large.width();
  }
}
