package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.Locale;

/** Figures as a line of progress shows them. */
final class FigureText {
  private static final int SIGNIFICANT_DIGITS = 4;
  private static final int MOST_DECIMALS = 6;

  private FigureText() {}

  /**
   * As many decimals as show four significant digits.
   *
   * @param value finite
   */
  static int decimals(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return 1;
    }
    int magnitude = (int) Math.floor(Math.log10(size));
    return Math.clamp(SIGNIFICANT_DIGITS - 1 - magnitude, 0, MOST_DECIMALS);
  }

  /** A figure with a fixed number of decimals. */
  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A length of time for a person, for example {@code 45 s} or {@code 2 min 05 s}. */
  static String spoken(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** A length of time as a clock shows it, for example {@code 2:05}. */
  static String clock(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
