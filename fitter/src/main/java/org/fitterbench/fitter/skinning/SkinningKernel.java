package org.fitterbench.fitter.skinning;

import java.util.Locale;

/** Which kernels compute blend shapes and skinning; both give the same vertices up to rounding. */
public enum SkinningKernel {
  /** Plain loops, for example {@link LinearBlendSkinning}. */
  SCALAR,
  /**
   * Their twins on the Vector API, for example {@link VectorLinearBlendSkinning}, which need the
   * module {@code jdk.incubator.vector}.
   */
  VECTOR;

  /** The fastest that this JVM has: the vector kernel where its module was added. */
  public static SkinningKernel fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? VECTOR : SCALAR;
  }

  /** The name in run records, for example {@code vector}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
