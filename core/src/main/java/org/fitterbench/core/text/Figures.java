package org.fitterbench.core.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as text: enough digits to tell them apart, none that only look exact. */
public final class Figures {
  /** What stands in a table where there is no figure. */
  public static final String ABSENT = "–";

  private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Figures() {}

  /** A figure with four significant digits, however small: {@code 5235}, {@code 0.01234}. */
  public static String significant(double value) {
    return significant(value, 4);
  }

  /**
   * A figure with some significant digits. Digits before the decimal point are never rounded away;
   * a figure below 1e-5 is written with an exponent.
   *
   * @param value finite
   * @param digits significant digits, 1 or more
   */
  public static String significant(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    if (Math.abs(value) < 1e-5) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
    int decimals = Math.max(0, digits - rounded.precision() + rounded.scale());
    return exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** A size in bytes with its binary unit, for example {@code 117.2 KiB}. */
  public static String bytes(double bytes) {
    double scaled = bytes;
    int unit = 0;
    while (Math.abs(scaled) >= 1024 && unit < BINARY_UNITS.length - 1) {
      scaled /= 1024;
      unit++;
    }
    boolean whole = unit == 0 && (scaled == Math.rint(scaled) || Math.abs(scaled) >= 100);
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", scaled, BINARY_UNITS[unit]);
  }

  /** A size in bytes as a number of mebibytes with one decimal. */
  public static String mebibytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / (1 << 20));
  }

  /** A number with one decimal. */
  public static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Frames a second, with one decimal; slow ones with two significant digits: {@code 0.043}. */
  public static String framesPerSecond(double rate) {
    return rate < 1 ? significant(rate, 2) : oneDecimal(rate);
  }

  /** A change as a percentage with its sign: {@code +12.3 %}. */
  public static String signedPercent(double fraction) {
    return Math.abs(fraction) < 100
        ? String.format(Locale.ROOT, "%+.1f %%", fraction * 100)
        : String.format(Locale.ROOT, "%+.2g %%", fraction * 100);
  }

  /** A fraction as a percentage as short as it can be: {@code 10 %}. */
  public static String percent(double fraction) {
    return BigDecimal.valueOf(fraction * 100)
            .setScale(3, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** A time with the unit that suits it: {@code 12.3 µs}, {@code 4.56 ms}, {@code 7.89 s}. */
  public static String time(double millis) {
    double magnitude = Math.abs(millis);
    if (magnitude >= 1000 || magnitude == 0) {
      return significant(millis / 1000, 3) + " s";
    }
    if (magnitude >= 1) {
      return significant(millis, 3) + " ms";
    }
    return magnitude >= 1e-3
        ? significant(millis * 1e3, 3) + " µs"
        : significant(millis * 1e6, 3) + " ns";
  }

  /** A round time without needless zeros: {@code 10 s}, {@code 50 ms}. */
  public static String roundTime(double millis) {
    return millis >= 1000 ? plain(millis / 1000) + " s" : plain(millis) + " ms";
  }

  /** A number as short as it can be said exactly: {@code 10}, {@code 0.5}. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A duration in words: {@code 9 min 5 s}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
