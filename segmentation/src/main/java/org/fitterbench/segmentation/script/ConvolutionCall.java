package org.fitterbench.segmentation.script;

import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;

/**
 * A convolution to be written.
 *
 * @param input the expression that it reads
 * @param weights [output][input][row][column]
 * @param bias [output]
 * @param filter window and stride
 * @param rows zeros above and below
 * @param columns zeros on the left and on the right
 * @param groups into how many parts the channels fall that see only each other
 * @param activation applied to the sums
 */
record ConvolutionCall(
    String input,
    ScriptTensor weights,
    float[] bias,
    Filter filter,
    int rows,
    int columns,
    int groups,
    Activation activation) {
  /**
   * The 1 x 1 convolution to all places of the blocks that a transposed convolution makes: [row in
   * the block][column in the block][channel].
   *
   * @param depth channels of the input
   */
  static ConvolutionCall ofBlocks(String input, Layer.TransposedConvolution layer, int depth) {
    int channels = layer.output().channels();
    int places = layer.filter().height() * layer.filter().width();
    float[] weights = new float[places * channels * depth];
    float[] bias = new float[places * channels];
    for (int place = 0; place < places; place++) {
      for (int channel = 0; channel < channels; channel++) {
        int output = place * channels + channel;
        bias[output] = layer.bias()[channel];
        System.arraycopy(
            layer.weights(), (channel * places + place) * depth, weights, output * depth, depth);
      }
    }
    return new ConvolutionCall(
        input,
        ScriptTensor.channelsLast(weights, bias.length, depth, 1, 1),
        bias,
        new Filter(1, 1, 1, 1),
        0,
        0,
        1,
        layer.activation());
  }

  /** The same sums without an activation. */
  ConvolutionCall linear() {
    return new ConvolutionCall(
        input, weights, bias, filter, rows, columns, groups, Activation.NONE);
  }

  /** Whether each output is a sum over all channels of a window larger than 1 x 1. */
  boolean isDense() {
    return groups == 1 && filter.height() * filter.width() > 1;
  }

  /** How many channels each output is a sum of. */
  int depth() {
    return weights.sizes()[1];
  }

  String strides() {
    return "[" + filter.strideY() + ", " + filter.strideX() + "]";
  }

  String zeros() {
    return "[" + rows + ", " + columns + "]";
  }
}
