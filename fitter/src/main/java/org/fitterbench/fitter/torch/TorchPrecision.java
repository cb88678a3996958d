package org.fitterbench.fitter.torch;

import ai.djl.ndarray.types.DataType;
import java.util.Locale;

/** The floating-point numbers that PyTorch computes with. */
public enum TorchPrecision {
  FLOAT32(DataType.FLOAT32),
  /** IEEE 754 half precision. */
  FLOAT16(DataType.FLOAT16),
  /** The upper half of a float32. */
  BFLOAT16(DataType.BFLOAT16);

  private final DataType type;

  TorchPrecision(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }

  /** The name in reports, for example {@code float32}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
