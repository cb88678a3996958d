package org.fitterbench.benchmarks.footage;

import java.util.Locale;

/** How much of people the camera sees. */
public enum Framing {
  /** From head to feet. */
  FULL {
    @Override
    double closeness(double seconds) {
      return 0;
    }
  },
  /** From the hips upwards. */
  HALF {
    @Override
    double closeness(double seconds) {
      return 0.6;
    }
  },
  /** Head and shoulders. */
  BUST {
    @Override
    double closeness(double seconds) {
      return 1;
    }
  },
  /** From head to feet, then to head and shoulders, and back. */
  CHANGING {
    @Override
    double closeness(double seconds) {
      return 0.5 - 0.5 * Math.cos(2 * Math.PI * seconds / PERIOD);
    }
  };

  private static final double PERIOD = 8;

  /** The name in options and descriptions. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How near the camera is at a moment: 0 sees the whole body, 1 head and shoulders. */
  abstract double closeness(double seconds);
}
