package org.fitterbench.segmentation.script;

import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Filter;

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
