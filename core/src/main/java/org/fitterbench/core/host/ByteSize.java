package org.fitterbench.core.host;

import java.util.Locale;

/** Sizes as a person reads them, in binary units. */
final class ByteSize {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private ByteSize() {}

  /** A size in whole bytes, for example "48 KiB". */
  static String describe(long bytes) {
    return describe((double) bytes);
  }

  /** A size that may be a mean, for example "1.5 GiB". */
  static String describe(double bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    String figure = String.format(Locale.ROOT, "%.1f", value);
    return (figure.endsWith(".0") ? figure.substring(0, figure.length() - 2) : figure)
        + " "
        + UNITS[unit];
  }
}
