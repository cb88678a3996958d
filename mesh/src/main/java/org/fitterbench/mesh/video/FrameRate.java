package org.fitterbench.mesh.video;

/**
 * Frames a second as a fraction, for example 30/1 or 30000/1001.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
public record FrameRate(int numerator, int denominator) {
  /** The most frames a second that a file is written with. */
  static final int MAXIMUM = 1000;

  public FrameRate {
    if (numerator < 1 || denominator < 1 || numerator > (long) MAXIMUM * denominator) {
      throw new IllegalArgumentException(
          numerator + "/" + denominator + " is no frame rate up to " + MAXIMUM);
    }
  }

  /** A whole number of frames a second, 1 to 1000. */
  public static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
  }
}
