package org.fitterbench.facemorph.morph;

/**
 * The shares of the second face in the frames of a morph: evenly spread from 0 to 1, both included.
 *
 * @param count how many, at least 2
 */
public record MorphRatios(int count) {
  /** The most frames of one morph. */
  public static final int MAXIMUM_COUNT = 100_000;

  /** The step of the published pipeline, in thousandths: 41 ratios. */
  public static final int DEFAULT_STEP = 25;

  private static final int WHOLE = 1000;

  public MorphRatios {
    if (count < 2 || count > MAXIMUM_COUNT) {
      throw new IllegalArgumentException("No morph has " + count + " frames");
    }
  }

  /**
   * The ratios at a distance of so many thousandths: 25 gives 41 of them, 10 gives 101.
   *
   * @param permille a divisor of 1000, so that the last ratio is 1
   */
  public static MorphRatios ofStep(int permille) {
    if (permille < 1 || WHOLE % permille != 0) {
      throw new IllegalArgumentException("Steps of " + permille + " do not lead to 1000");
    }
    return new MorphRatios(WHOLE / permille + 1);
  }

  /** Whether ratios at this distance, in thousandths, end at 1. */
  public static boolean isStep(int permille) {
    return permille >= 1 && permille <= WHOLE && WHOLE % permille == 0;
  }

  /** The share of the second face in one frame, exactly 0 in the first and 1 in the last. */
  public float ratio(int frame) {
    if (frame < 0 || frame >= count) {
      throw new IndexOutOfBoundsException("Frame " + frame + " of " + count);
    }
    return (float) ((double) frame / (count - 1));
  }
}
