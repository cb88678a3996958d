package org.fitterbench.segmentation.frame;

/**
 * The coefficients of a guided filter (He, Sun, Tang: "Guided Image Filtering", TPAMI 2013,
 * equations 5, 6 and 8): in every window the linear function of the guide that comes closest to the
 * mask, and then the mean of the functions of all windows that hold a pixel. One caller at a time.
 */
final class GuidedCoefficients {
  private final BoxMean box;
  private final float epsilon;
  private final float[] product;
  private final float[] correlation;
  private final float[] variance;
  private final float[] meanGuide;
  private final float[] meanMask;

  /**
   * @param box takes the means over windows
   * @param epsilon variance of the guide below which a window counts as flat
   */
  GuidedCoefficients(BoxMean box, float epsilon) {
    this.box = box;
    this.epsilon = epsilon;
    int size = box.width() * box.height();
    product = new float[size];
    meanGuide = new float[size];
    meanMask = new float[size];
    correlation = new float[size];
    variance = new float[size];
  }

  /**
   * Computes them.
   *
   * @param guide [height·width] brightness; overwritten with the slopes
   * @param mask [height·width] the mask; overwritten with the offsets
   */
  void compute(float[] guide, float[] mask) {
    int size = correlation.length;
    for (int i = 0; i < size; i++) {
      product[i] = guide[i] * mask[i];
    }
    box.apply(product, correlation);
    for (int i = 0; i < size; i++) {
      product[i] = guide[i] * guide[i];
    }
    box.apply(product, variance);
    box.apply(guide, meanGuide);
    box.apply(mask, meanMask);
    for (int i = 0; i < size; i++) {
      float slope =
          (correlation[i] - meanGuide[i] * meanMask[i])
              / (Math.max(0, variance[i] - meanGuide[i] * meanGuide[i]) + epsilon);
      meanMask[i] -= slope * meanGuide[i];
      meanGuide[i] = slope;
    }
    box.apply(meanGuide, guide);
    box.apply(meanMask, mask);
  }
}
