package org.fitterbench.core.page;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Where values stand on a scale with round ends and ticks.
 *
 * @param low the value at position 0
 * @param high the value at position 1, above the low one
 * @param logarithmic whether equal distances are equal factors
 * @param ticks round values, ascending
 */
record Axis(double low, double high, boolean logarithmic, List<Double> ticks) {
  /** More than this factor between values, and the small ones vanish on a linear scale. */
  private static final double WIDE = 50;

  private static final double ROOM_BELOW = 1.5;
  private static final int MOST_DECADES = 6;
  private static final int INTERVALS = 4;

  Axis {
    ticks = List.copyOf(ticks);
    if (!(low < high)) {
      throw new IllegalArgumentException("An axis from " + low + " to " + high);
    }
  }

  /** A value that a chart shows, with where the true one lies. */
  interface Marked {
    double value();

    /** Null when it is not known. */
    @Nullable Interval interval();
  }

  /** The axis on which values and their intervals find room; at least one. */
  static Axis over(List<? extends Marked> values) {
    double largest = 0;
    double smallest = Double.MAX_VALUE;
    for (Marked each : values) {
      Interval interval = each.interval();
      largest = Math.max(largest, interval == null ? each.value() : interval.upper());
      smallest = Math.min(smallest, each.value());
    }
    return fitting(smallest, largest);
  }

  /** Linear from 0, or logarithmic where positive values lie far apart. */
  static Axis fitting(double smallest, double largest) {
    return smallest > 0 && largest > WIDE * smallest
        ? logarithmic(smallest, largest)
        : linear(largest);
  }

  /** From 0 to at least a value, with steps of 1, 2 or 5 times a power of ten. */
  static Axis linear(double largest) {
    double end = largest > 0 ? largest : 1;
    double power = Math.pow(10, Math.floor(Math.log10(end / INTERVALS)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (step * INTERVALS < end) {
        step = factor * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    int steps = (int) Math.ceil(end / step - 1e-9);
    for (int i = 0; i <= steps; i++) {
      ticks.add(Math.rint(i * step / power) * power);
    }
    return new Axis(0, steps * step, false, ticks);
  }

  private static Axis logarithmic(double smallest, double largest) {
    // The smallest value gets a bar that can be seen.
    int from = (int) Math.floor(Math.log10(smallest / ROOM_BELOW));
    int to = (int) Math.ceil(Math.log10(largest));
    int every = Math.ceilDiv(to - from, MOST_DECADES);
    List<Double> ticks = new ArrayList<>();
    for (int exponent = from; exponent <= to; exponent += every) {
      ticks.add(Double.parseDouble("1e" + exponent));
    }
    return new Axis(Math.pow(10, from), Math.pow(10, to), true, ticks);
  }

  /** Where a value stands, 0 to 1; what lies outside stands at the nearer end. */
  double position(double value) {
    double share =
        logarithmic
            ? Math.log10(Math.max(value, low) / low) / Math.log10(high / low)
            : (value - low) / (high - low);
    return Math.clamp(share, 0, 1);
  }
}
