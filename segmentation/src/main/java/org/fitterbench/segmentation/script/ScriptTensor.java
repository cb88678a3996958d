package org.fitterbench.segmentation.script;

/**
 * A constant tensor of a script.
 *
 * @param sizes length along each axis
 * @param strides distance between neighbours along each axis, in numbers
 * @param values the numbers as they lie in memory; not copied
 */
record ScriptTensor(int[] sizes, int[] strides, float[] values) {
  ScriptTensor {
    if (sizes.length != strides.length) {
      throw new IllegalArgumentException("Every axis has a size and a stride");
    }
  }

  /** A vector. */
  static ScriptTensor vector(float[] values) {
    return new ScriptTensor(new int[] {values.length}, new int[] {1}, values);
  }

  /**
   * Weights [output][input][row][column] by axis, whose numbers lie as
   * [output][row][column][input]: PyTorch's channels-last layout.
   */
  static ScriptTensor channelsLast(float[] values, int outputs, int inputs, int height, int width) {
    return new ScriptTensor(
        new int[] {outputs, inputs, height, width},
        new int[] {height * width * inputs, 1, width * inputs, inputs},
        values);
  }
}
