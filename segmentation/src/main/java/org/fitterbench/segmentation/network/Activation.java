package org.fitterbench.segmentation.network;

/** What is applied to each number that a layer has computed. */
public enum Activation {
  NONE,
  /** max(x, 0). */
  RELU,
  /** min(max(x, 0), 6). */
  RELU6,
  /**
   * x · min(max(x + 3, 0), 6) / 6 (Howard et al., "Searching for MobileNetV3", 2019, section 5.2).
   */
  HARD_SWISH,
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID
}
