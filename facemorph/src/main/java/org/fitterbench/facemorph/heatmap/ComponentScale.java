package org.fitterbench.facemorph.heatmap;

import org.fitterbench.facemorph.statistics.Percentiles;
import org.fitterbench.mesh.picture.ColourMap;
import org.fitterbench.mesh.picture.ColourScale;

/**
 * The colours of one component: a scale with round ends that holds nearly all values, so that a few
 * extreme ones do not wash out the rest.
 *
 * @param colours the scale
 * @param tickStep the distance of its ticks, in its unit; one of them is at 0
 * @param cut whether some values lie beyond its ends and get the colours of the ends
 */
record ComponentScale(ColourScale colours, double tickStep, boolean cut) {
  /** The percentile of the absolute values that a scale must hold. */
  static final double HELD_PERCENT = 99.5;

  /** What single precision may add to a round number, as a share. */
  private static final double ROUNDING = 1e-6;

  /** About how many ticks the way from 0 to an end has. */
  private static final int TICKS = 4;

  /** The same of a scale that goes both ways. */
  private static final int SIGNED_TICKS = 3;

  /** The colours of signed numbers, symmetric around 0. */
  static ComponentScale signed(float[] values, String unit) {
    return new Extent(values, SIGNED_TICKS).scale(ColourMap.DIVERGING, -1, unit);
  }

  /** The colours of numbers that are 0 or more. */
  static ComponentScale amounts(float[] values, String unit) {
    return new Extent(values, TICKS).scale(ColourMap.SEQUENTIAL, 0, unit);
  }

  /** How far values reach, made round. */
  private static final class Extent {
    private final double step;
    private final double limit;
    private final boolean cut;

    Extent(float[] values, int ticks) {
      double held = 0;
      double largest = 0;
      if (values.length > 0) {
        Percentiles magnitudes = new Percentiles(magnitudes(values));
        held = magnitudes.of(HELD_PERCENT);
        largest = magnitudes.of(100);
      }
      step = roundStep(held > 0 ? held / ticks : 1.0 / ticks);
      limit = step * Math.max(1, Math.ceil(held / step * (1 - ROUNDING)));
      cut = largest * (1 - ROUNDING) > limit;
    }

    ComponentScale scale(ColourMap map, int lowSign, String unit) {
      return new ComponentScale(new ColourScale(map, lowSign * limit, limit, unit), step, cut);
    }

    private static float[] magnitudes(float[] values) {
      float[] result = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        result[i] = Math.abs(values[i]);
      }
      return result;
    }
  }

  /** The next 1, 2 or 5 times a power of ten that is not below a number. */
  static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int digit : new int[] {1, 2, 5}) {
      if (digit * power >= least * (1 - ROUNDING)) {
        return digit * power;
      }
    }
    return 10 * power;
  }
}
