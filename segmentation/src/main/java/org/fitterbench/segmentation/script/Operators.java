package org.fitterbench.segmentation.script;

import org.fitterbench.segmentation.network.Activation;

/** With which of the engine's operators a network's convolutions are computed. */
public enum Operators {
  /** Those that every build of the engine has, on every device. */
  STANDARD {
    @Override
    String convolution(ScriptCode code, Numbers numbers, ConvolutionCall call) {
      return activated(
          "torch.conv2d("
              + String.join(
                  ", ",
                  call.input(),
                  numbers.weights(code, call.weights()),
                  numbers.weights(code, ScriptTensor.vector(call.bias())),
                  call.strides(),
                  call.zeros(),
                  "[1, 1]",
                  Integer.toString(call.groups()))
              + ")",
          call.activation(),
          true);
    }
  },
  /**
   * Those of XNNPACK, which have their weights packed when they are loaded and cost little beside
   * their sums, for windows of one channel, of one place, and of few channels; the standard ones
   * for windows of many. A loaded script has one caller at a time.
   */
  XNNPACK {
    @Override
    String convolution(ScriptCode code, Numbers numbers, ConvolutionCall call) {
      if (call.isDense() && call.depth() >= MANY_CHANNELS) {
        return STANDARD.convolution(code, numbers, call);
      }
      String limits =
          switch (call.activation()) {
            case RELU -> "0, None";
            case RELU6 -> "0, 6";
            case NONE, HARD_SWISH, SIGMOID -> "None, None";
          };
      String packed =
          code.kept(
              "__torch__.torch.classes.xnnpack.Conv2dOpContext",
              "ops.prepacked.conv2d_clamp_prepack("
                  + String.join(
                      ", ",
                      code.constant(call.weights()),
                      code.constant(ScriptTensor.vector(call.bias())),
                      call.strides(),
                      call.zeros(),
                      "[1, 1]",
                      Integer.toString(call.groups()),
                      limits)
                  + ")");
      String sums = "ops.prepacked.conv2d_clamp_run(" + call.input() + ", " + packed + ")";
      return switch (call.activation()) {
        case NONE, RELU, RELU6 -> sums;
        case HARD_SWISH, SIGMOID -> activated(sums, call.activation(), true);
      };
    }
  };

  private static final int MANY_CHANNELS = 8;

  /** The expression of a convolution and its activation. */
  abstract String convolution(ScriptCode code, Numbers numbers, ConvolutionCall call);

  /**
   * The expression of an activation.
   *
   * @param inPlace whether the numbers may be overwritten
   */
  static String activated(String expression, Activation activation, boolean inPlace) {
    String function =
        switch (activation) {
          case NONE -> "";
          case RELU -> "torch.relu";
          case RELU6 -> "torch.relu6";
          case HARD_SWISH -> "torch.hardswish";
          case SIGMOID -> "torch.sigmoid";
        };
    return activation == Activation.NONE
        ? expression
        : function + (inPlace ? "_(" : "(") + expression + ")";
  }
}
