package org.fitterbench.segmentation.tflite;

import java.util.Arrays;
import java.util.Optional;

/**
 * The operators that are understood, with their numbers in the TensorFlow Lite schema, version 3.
 */
enum Operator {
  ADD(0),
  AVERAGE_POOL_2D(1),
  CONV_2D(3),
  DEPTHWISE_CONV_2D(4),
  DEQUANTIZE(6),
  LOGISTIC(14),
  MUL(18),
  RELU(19),
  RELU6(21),
  RESIZE_BILINEAR(23),
  /** An operator that the file names; of these MediaPipe's {@code Convolution2DTransposeBias}. */
  CUSTOM(32),
  MEAN(40),
  HARD_SWISH(117);

  private final int code;

  Operator(int code) {
    this.code = code;
  }

  static Optional<Operator> of(int code) {
    return Arrays.stream(values()).filter(operator -> operator.code == code).findFirst();
  }
}
