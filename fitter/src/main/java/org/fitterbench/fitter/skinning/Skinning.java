package org.fitterbench.fitter.skinning;

/** How vertices follow their bones. */
public enum Skinning {
  /** {@link LinearBlendSkinning}. */
  LBS,
  /** {@link DualQuaternionSkinning}. */
  DQS
}
