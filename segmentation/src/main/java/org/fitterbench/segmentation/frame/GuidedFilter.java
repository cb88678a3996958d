package org.fitterbench.segmentation.frame;

/**
 * The guided filter: a mask becomes, in every window, the linear function of the frame's brightness
 * that comes closest to it, so that its edges move onto the frame's edges. Time does not depend on
 * the radius.
 *
 * @param radius half the window's side, pixels, at least 1
 * @param epsilon variance of brightness (0 to 1, squared) below which a window counts as flat
 */
public record GuidedFilter(int radius, float epsilon) {
  public GuidedFilter {
    if (radius < 1 || !(epsilon > 0)) {
      throw new IllegalArgumentException(
          "A guided filter has a radius of at least 1 and an epsilon above 0");
    }
  }

  /** The filter for a mask that was computed on a smaller picture. */
  public static GuidedFilter forEnlargement(double factor) {
    return new GuidedFilter(Math.max(1, (int) Math.round(2 * factor)), 1e-4f);
  }

  /**
   * Filters a mask.
   *
   * @param guide [height·width] brightness of the frame, 0 to 1
   * @param mask [height·width] the mask, 0 to 1; overwritten with the result, 0 to 1
   */
  public void filter(float[] guide, float[] mask, int width, int height) {
    float[] slopes = guide.clone();
    new GuidedCoefficients(new BoxMean(radius, width, height), epsilon).compute(slopes, mask);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = Math.clamp(slopes[i] * guide[i] + mask[i], 0f, 1f);
    }
  }
}
