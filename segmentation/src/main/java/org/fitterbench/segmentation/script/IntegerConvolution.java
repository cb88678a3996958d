package org.fitterbench.segmentation.script;

import org.fitterbench.segmentation.network.Activation;

/**
 * Convolutions of the engine whose input and output are integers of 8 bits with one scale, and
 * whose weights are signed ones with a scale for each output. Their sums have 32 bits, and weights
 * are packed when a script is loaded.
 */
final class IntegerConvolution {
  private static final String PACKED = "__torch__.torch.classes.quantized.Conv2dPackedParamsBase";
  private static final int SIGNED = 12;
  private static final int LONG = 4;

  /**
   * Two products with the largest input, 255, are below 2¹⁵: CPUs without instructions for such
   * sums, and the engine's depthwise convolutions, add them in 16 bits.
   */
  private static final float LARGEST_INTEGER = 64;

  /** Below this all weights of an output round to zero. */
  private static final float LEAST_WEIGHT = 1e-6f;

  private IntegerConvolution() {}

  /**
   * The expression of a convolution's integers. Its activation is a rectifier or none: where the
   * range of the output ends is where it cuts off.
   *
   * @param call whose input are integers
   * @param output the range of what it makes
   */
  static String of(ScriptCode code, ConvolutionCall call, ValueRange output) {
    String packed =
        code.kept(
            PACKED,
            "ops.quantized.conv2d_prepack("
                + String.join(
                    ", ",
                    weights(code, call.weights()),
                    code.constant(ScriptTensor.vector(call.bias())),
                    call.strides(),
                    call.zeros(),
                    "[1, 1]",
                    Integer.toString(call.groups()))
                + ")");
    String function = call.activation() == Activation.NONE ? "conv2d(" : "conv2d_relu(";
    return "ops.quantized."
        + function
        + String.join(", ", call.input(), packed, output.arguments())
        + ")";
  }

  /** Weights as integers from −64 to 64, each output with the scale of its largest weight. */
  private static String weights(ScriptCode code, ScriptTensor weights) {
    float[] scales = scales(weights.values(), weights.sizes()[0]);
    return "torch.quantize_per_channel("
        + String.join(
            ", ",
            code.constant(weights),
            code.constant(ScriptTensor.vector(scales)),
            "torch.to("
                + code.constant(ScriptTensor.vector(new float[scales.length]))
                + ", "
                + LONG
                + ")",
            "0",
            Integer.toString(SIGNED))
        + ")";
  }

  /**
   * The real number of one step of each output's weights.
   *
   * @param weights [output][all others]
   */
  private static float[] scales(float[] weights, int outputs) {
    int terms = weights.length / outputs;
    float[] scales = new float[outputs];
    for (int output = 0; output < outputs; output++) {
      float largest = LEAST_WEIGHT;
      for (int term = 0; term < terms; term++) {
        largest = Math.max(largest, Math.abs(weights[output * terms + term]));
      }
      scales[output] = largest / LARGEST_INTEGER;
    }
    return scales;
  }
}
