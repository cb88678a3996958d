package org.fitterbench.segmentation.settings;

import java.util.Locale;

/** The numbers that a network is asked to compute with; which of them work, the device decides. */
public enum PrecisionMode {
  /** IEEE 754 single precision. */
  FP32,
  /** IEEE 754 half precision. */
  FP16,
  /** The upper half of a single precision number. */
  BF16,
  /** Integers of 8 bits with a scale for each value, where the mask keeps. */
  INT8,
  /** The 16-bit numbers that suit the device where that is safe, single precision elsewhere. */
  MIXED;

  /** The name in settings and reports, for example {@code fp32}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
