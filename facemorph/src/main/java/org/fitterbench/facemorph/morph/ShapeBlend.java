package org.fitterbench.facemorph.morph;

/** The linear mixture of two shapes of one topology. */
public final class ShapeBlend {
  private ShapeBlend() {}

  /**
   * {@code out = (1 − ratio) · from + ratio · to}, which is exactly {@code from} at 0 and {@code
   * to} at 1. Written so that the compiler turns the loop into vector instructions.
   *
   * @param from [V·3] metres
   * @param to [V·3] metres
   * @param ratio share of the second, 0 to 1
   * @param out [V·3] metres, written over
   */
  public static void blend(float[] from, float[] to, float ratio, float[] out) {
    float rest = 1 - ratio;
    for (int i = 0; i < out.length; i++) {
      out[i] = rest * from[i] + ratio * to[i];
    }
  }
}
