package org.fitterbench.mesh.video;

/**
 * The length of a tick, which a video counts times in, as a fraction of a second: for example
 * 1/12800.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
public record TimeBase(int numerator, int denominator) {
  public TimeBase {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(numerator + "/" + denominator + " is no time base");
    }
  }

  /** The duration of a frame at a rate. */
  public static TimeBase of(FrameRate rate) {
    return new TimeBase(/* numerator= */ rate.denominator(), /* denominator= */ rate.numerator());
  }

  /** A number of ticks in seconds. */
  public double seconds(long ticks) {
    return (double) ticks * numerator / denominator;
  }
}
