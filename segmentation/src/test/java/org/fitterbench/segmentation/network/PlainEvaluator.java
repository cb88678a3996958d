package org.fitterbench.segmentation.network;

/** Computes a network in double precision by its definition, one number after another. */
public final class PlainEvaluator {
  private final Network network;
  private final double[][] values;

  private PlainEvaluator(Network network) {
    this.network = network;
    values = new double[network.layers().size() + 1][];
  }

  /**
   * What a network makes of one picture.
   *
   * @param input [row][column][channel]
   */
  public static double[] run(Network network, float[] input) {
    PlainEvaluator evaluator = new PlainEvaluator(network);
    evaluator.values[0] = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      evaluator.values[0][i] = input[i];
    }
    for (int i = 0; i < network.layers().size(); i++) {
      evaluator.values[i + 1] = evaluator.layer(network.layers().get(i));
    }
    return evaluator.values[network.layers().size()];
  }

  private double[] layer(Layer layer) {
    Extent out = layer.output();
    double[] result = new double[out.size()];
    for (int row = 0; row < out.height(); row++) {
      for (int column = 0; column < out.width(); column++) {
        for (int channel = 0; channel < out.channels(); channel++) {
          result[(row * out.width() + column) * out.channels() + channel] =
              number(layer, row, column, channel);
        }
      }
    }
    return result;
  }

  private double number(Layer layer, int row, int column, int channel) {
    return switch (layer) {
      case Layer.Convolution c -> {
        int depth = network.value(c.input()).channels();
        double sum = c.bias()[channel];
        Filter f = c.filter();
        for (int y = 0; y < f.height(); y++) {
          for (int x = 0; x < f.width(); x++) {
            for (int k = 0; k < depth; k++) {
              sum +=
                  c.weights()[((channel * f.height() + y) * f.width() + x) * depth + k]
                      * at(
                          c.input(),
                          row * f.strideY() + y - c.padding().top(),
                          column * f.strideX() + x - c.padding().left(),
                          k);
            }
          }
        }
        yield activated(sum, c.activation());
      }
      case Layer.DepthwiseConvolution c -> {
        double sum = c.bias()[channel];
        Filter f = c.filter();
        for (int y = 0; y < f.height(); y++) {
          for (int x = 0; x < f.width(); x++) {
            sum +=
                c.weights()[(channel * f.height() + y) * f.width() + x]
                    * at(
                        c.input(),
                        row * f.strideY() + y - c.padding().top(),
                        column * f.strideX() + x - c.padding().left(),
                        channel);
          }
        }
        yield activated(sum, c.activation());
      }
      case Layer.TransposedConvolution c -> {
        int depth = network.value(c.input()).channels();
        Filter f = c.filter();
        double sum = c.bias()[channel];
        for (int k = 0; k < depth; k++) {
          int place = (channel * f.height() + row % f.height()) * f.width() + column % f.width();
          sum +=
              c.weights()[place * depth + k]
                  * at(c.input(), row / f.height(), column / f.width(), k);
        }
        yield activated(sum, c.activation());
      }
      case Layer.Activate a -> activated(at(a.input(), row, column, channel), a.activation());
      case Layer.Sum s ->
          activated(
              spread(s.first(), row, column, channel) + spread(s.second(), row, column, channel),
              s.activation());
      case Layer.Product p ->
          activated(
              spread(p.first(), row, column, channel) * spread(p.second(), row, column, channel),
              p.activation());
      case Layer.GlobalAverage a -> {
        Extent in = network.value(a.input());
        double sum = 0;
        for (int y = 0; y < in.height(); y++) {
          for (int x = 0; x < in.width(); x++) {
            sum += at(a.input(), y, x, channel);
          }
        }
        yield sum / (in.height() * in.width());
      }
      case Layer.MaxPool p -> {
        double largest = Double.NEGATIVE_INFINITY;
        Filter f = p.filter();
        for (int y = 0; y < f.height(); y++) {
          for (int x = 0; x < f.width(); x++) {
            largest =
                Math.max(
                    largest,
                    at(p.input(), row * f.strideY() + y, column * f.strideX() + x, channel));
          }
        }
        yield largest;
      }
      case Layer.Concat c -> {
        int before = network.value(c.first()).channels();
        yield channel < before
            ? at(c.first(), row, column, channel)
            : at(c.second(), row, column, channel - before);
      }
      case Layer.BilinearResize r -> {
        Extent in = network.value(r.input());
        double y = (row + 0.5) * in.height() / r.output().height() - 0.5;
        double x = (column + 0.5) * in.width() / r.output().width() - 0.5;
        y = Math.clamp(y, 0, in.height() - 1);
        x = Math.clamp(x, 0, in.width() - 1);
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, in.height() - 1);
        int right = Math.min(left + 1, in.width() - 1);
        double upper =
            at(r.input(), top, left, channel) * (1 - x + left)
                + at(r.input(), top, right, channel) * (x - left);
        double lower =
            at(r.input(), bottom, left, channel) * (1 - x + left)
                + at(r.input(), bottom, right, channel) * (x - left);
        yield upper * (1 - y + top) + lower * (y - top);
      }
    };
  }

  private double at(int value, int row, int column, int channel) {
    Extent size = network.value(value);
    if (row < 0 || column < 0 || row >= size.height() || column >= size.width()) {
      return 0;
    }
    return values[value][(row * size.width() + column) * size.channels() + channel];
  }

  private double spread(int value, int row, int column, int channel) {
    Extent size = network.value(value);
    return at(value, Math.min(row, size.height() - 1), Math.min(column, size.width() - 1), channel);
  }

  private static double activated(double x, Activation activation) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.clamp(x, 0, 6);
      case HARD_SWISH -> x * Math.clamp(x + 3, 0, 6) / 6;
      case SIGMOID -> 1 / (1 + Math.exp(-x));
    };
  }
}
