package org.fitterbench.facemorph.colour;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function on an interval, kept at equal distances and linear in between; the error is at
 * most the largest second derivative times the squared distance, divided by eight.
 */
final class InterpolatedTable {
  private final float[] samples;
  private final float stepsPerUnit;

  /**
   * @param function what is kept; used up to one step beyond the end
   * @param end of the interval, which starts at 0
   * @param steps how many the interval has
   */
  InterpolatedTable(DoubleUnaryOperator function, double end, int steps) {
    samples = new float[steps + 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) function.applyAsDouble(i * end / steps);
    }
    stepsPerUnit = (float) (steps / end);
  }

  /**
   * The value at a place.
   *
   * @param place 0 to the end of the interval
   */
  float at(float place) {
    float scaled = place * stepsPerUnit;
    int below = (int) scaled;
    float lower = samples[below];
    return lower + (scaled - below) * (samples[below + 1] - lower);
  }
}
