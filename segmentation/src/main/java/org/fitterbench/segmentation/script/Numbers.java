package org.fitterbench.segmentation.script;

/** The numbers that a script computes with between its input and its output, which are single. */
public enum Numbers {
  FLOAT32(6),
  /** IEEE 754 half precision. */
  FLOAT16(5),
  /** The upper half of a single precision number. */
  BFLOAT16(15);

  /** PyTorch's number for the type ({@code c10::ScalarType}). */
  private final int type;

  Numbers(int type) {
    this.type = type;
  }

  /** The expression of a tensor in these numbers. */
  String cast(String expression) {
    return this == FLOAT32 ? expression : to(expression, type);
  }

  /** The expression of a tensor of these numbers in single precision. */
  String single(String expression) {
    return this == FLOAT32 ? expression : to(expression, FLOAT32.type);
  }

  /** The expression of weights in these numbers, which are cast once. */
  String weights(ScriptCode code, ScriptTensor weights) {
    String constant = code.constant(weights);
    return this == FLOAT32 ? constant : code.kept("Tensor", to(constant, type));
  }

  private static String to(String expression, int type) {
    return "torch.to(" + expression + ", " + type + ")";
  }
}
