package org.fitterbench.segmentation.frame;

/**
 * The coefficients of a guided filter (He, Sun, Tang: "Guided Image Filtering", TPAMI 2013,
 * equations 5, 6 and 8): in every window the linear function of the guide that comes closest to the
 * mask, and then the mean of the functions of all windows that hold a pixel. One caller at a time.
 */
final class GuidedCoefficients {
  private final BoxMean box;
  private final float epsilon;
  private final float[] scratch;
  private final float[] correlation;
  private final float[] variance;

  GuidedCoefficients(BoxMean box, float epsilon) {
    this.box = box;
    this.epsilon = epsilon;
    int size = box.width() * box.height();
    scratch = new float[size];
    correlation = new float[size];
    variance = new float[size];
  }

  /**
   * Computes them.
   *
   * @param guide [height·width] brightness, 0 to 1; overwritten with the slopes
   * @param mask [height·width] the mask, 0 to 1; overwritten with the offsets
   */
  void compute(float[] guide, float[] mask) {
    int size = scratch.length;
    for (int i = 0; i < size; i++) {
      correlation[i] = guide[i] * mask[i];
      variance[i] = guide[i] * guide[i];
    }
    box.apply(guide, scratch);
    box.apply(mask, scratch);
    box.apply(correlation, scratch);
    box.apply(variance, scratch);
    for (int i = 0; i < size; i++) {
      float slope =
          (correlation[i] - guide[i] * mask[i])
              / (Math.max(0, variance[i] - guide[i] * guide[i]) + epsilon);
      mask[i] -= slope * guide[i];
      guide[i] = slope;
    }
    box.apply(guide, scratch);
    box.apply(mask, scratch);
  }
}
