package org.fitterbench.segmentation.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Derives the extents of a network for an input of another size. The weights stay; what is as large
 * as a part of the input stays that part, what is 1 x 1 by a global average stays 1 x 1.
 */
final class NetworkResizing {
  private final Network network;
  private final List<Extent> values = new ArrayList<>();

  private NetworkResizing(Network network, Extent input) {
    this.network = network;
    values.add(input);
  }

  /**
   * The network for another input.
   *
   * @throws IllegalArgumentException when a layer cannot work on what the layers before make of it
   */
  static Network of(Network network, int height, int width) {
    NetworkResizing resizing =
        new NetworkResizing(network, new Extent(height, width, network.input().channels()));
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      Layer resized = resizing.resized(layer);
      layers.add(resized);
      resizing.values.add(resized.output());
    }
    return new Network(network.name(), resizing.values.getFirst(), layers, network.trained());
  }

  private Layer resized(Layer layer) {
    return switch (layer) {
      case Layer.Sliding c -> {
        Padding padding = padding(c.input(), c.filter(), c.padding());
        yield c.resized(filtered(c.input(), c.output(), c.filter(), padding), padding);
      }
      case Layer.TransposedConvolution c -> {
        Extent input = values.get(c.input());
        yield new Layer.TransposedConvolution(
            c.input(),
            new Extent(
                input.height() * c.filter().height(),
                input.width() * c.filter().width(),
                c.output().channels()),
            c.filter(),
            c.weights(),
            c.bias(),
            c.activation());
      }
      case Layer.Activate a -> new Layer.Activate(a.input(), values.get(a.input()), a.activation());
      case Layer.Sum s ->
          new Layer.Sum(s.first(), s.second(), joined(s.first(), s.second()), s.activation());
      case Layer.Product p ->
          new Layer.Product(p.first(), p.second(), joined(p.first(), p.second()), p.activation());
      case Layer.GlobalAverage a -> a;
      case Layer.MaxPool p ->
          new Layer.MaxPool(
              p.input(), filtered(p.input(), p.output(), p.filter(), Padding.NONE), p.filter());
      case Layer.Concat c -> new Layer.Concat(c.first(), c.second(), concatenated(c));
      case Layer.BilinearResize r -> new Layer.BilinearResize(r.input(), partOfInput(r.output()));
    };
  }

  /** SAME padding depends on the size; any other is a part of the layer. */
  private Padding padding(int input, Filter filter, Padding padding) {
    return padding.equals(Padding.same(network.value(input), filter))
        ? Padding.same(values.get(input), filter)
        : padding;
  }

  private Extent filtered(int input, Extent output, Filter filter, Padding padding) {
    Extent size = values.get(input);
    int rows = size.height() + padding.top() + padding.bottom() - filter.height();
    int columns = size.width() + padding.left() + padding.right() - filter.width();
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(filter + " does not fit into " + size);
    }
    return new Extent(
        rows / filter.strideY() + 1, columns / filter.strideX() + 1, output.channels());
  }

  private Extent joined(int first, int second) {
    Extent a = values.get(first);
    Extent b = values.get(second);
    if ((a.height() == b.height() && a.width() == b.width()) || isPoint(b)) {
      return a;
    }
    if (isPoint(a)) {
      return b;
    }
    throw new IllegalArgumentException("Values of " + a + " and " + b + " come together");
  }

  private Extent concatenated(Layer.Concat layer) {
    Extent a = values.get(layer.first());
    Extent b = values.get(layer.second());
    if (a.height() != b.height() || a.width() != b.width()) {
      throw new IllegalArgumentException("Values of " + a + " and " + b + " are put together");
    }
    return new Extent(a.height(), a.width(), layer.output().channels());
  }

  private static boolean isPoint(Extent extent) {
    return extent.height() == 1 && extent.width() == 1;
  }

  /** The same part of the new input as an extent was of the old one. */
  private Extent partOfInput(Extent extent) {
    Extent before = network.input();
    Extent now = values.getFirst();
    return new Extent(
        scaled(extent.height(), now.height(), before.height()),
        scaled(extent.width(), now.width(), before.width()),
        extent.channels());
  }

  private static int scaled(int side, int now, int before) {
    long product = (long) side * now;
    if (product % before != 0) {
      throw new IllegalArgumentException(side + " of " + before + " is no whole part of " + now);
    }
    return Math.toIntExact(product / before);
  }
}
