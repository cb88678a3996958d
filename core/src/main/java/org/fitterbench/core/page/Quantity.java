package org.fitterbench.core.page;

import org.fitterbench.core.text.Figures;

/** What the values of a chart are, which says how they are written. */
public enum Quantity {
  MILLISECONDS("time"),
  PER_SECOND("per second"),
  PERCENT("%");

  private final String heading;

  Quantity(String heading) {
    this.heading = heading;
  }

  /** The heading of a column of such values. */
  String heading() {
    return heading;
  }

  /** A value with its unit, as short as it can be told from others. */
  public String text(double value) {
    return switch (this) {
      case MILLISECONDS -> Figures.time(value);
      case PER_SECOND -> Figures.significant(value, 3);
      case PERCENT -> Figures.oneDecimal(value) + " %";
    };
  }

  /** A round value, at a tick of an axis. */
  String tick(double value) {
    return switch (this) {
      case MILLISECONDS -> roundTime(value);
      case PER_SECOND -> Figures.plain(value);
      case PERCENT -> Figures.plain(value) + " %";
    };
  }

  private static String roundTime(double millis) {
    if (millis >= 1 || millis == 0) {
      return Figures.roundTime(millis);
    }
    return millis >= 1e-3
        ? Figures.plain(rounded(millis * 1e3)) + " µs"
        : Figures.plain(rounded(millis * 1e6)) + " ns";
  }

  /** Without the last bits that a change of unit leaves. */
  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
