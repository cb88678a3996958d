package org.fitterbench.segmentation.frame;

/**
 * The guided filter (He, Sun, Tang: "Guided Image Filtering", TPAMI 2013, equations 5, 6 and 8): a
 * mask becomes, in every window, the linear function of the frame's brightness that comes closest
 * to it, so that its edges move onto the frame's edges. Time does not depend on the radius.
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
    int size = width * height;
    float[] scratch = new float[size];
    float[] meanGuide = guide.clone();
    float[] meanMask = mask.clone();
    float[] correlation = new float[size];
    float[] variance = new float[size];
    for (int i = 0; i < size; i++) {
      correlation[i] = guide[i] * mask[i];
      variance[i] = guide[i] * guide[i];
    }
    BoxMean box = new BoxMean(radius, width, height);
    box.apply(meanGuide, scratch);
    box.apply(meanMask, scratch);
    box.apply(correlation, scratch);
    box.apply(variance, scratch);
    for (int i = 0; i < size; i++) {
      float slope =
          (correlation[i] - meanGuide[i] * meanMask[i])
              / (Math.max(0, variance[i] - meanGuide[i] * meanGuide[i]) + epsilon);
      correlation[i] = slope;
      variance[i] = meanMask[i] - slope * meanGuide[i];
    }
    box.apply(correlation, scratch);
    box.apply(variance, scratch);
    for (int i = 0; i < size; i++) {
      mask[i] = Math.clamp(correlation[i] * guide[i] + variance[i], 0f, 1f);
    }
  }
}
