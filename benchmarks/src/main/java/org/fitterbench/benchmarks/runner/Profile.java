package org.fitterbench.benchmarks.runner;

import java.time.Duration;
import java.util.Locale;

/** How much trust a run buys with its time. */
public enum Profile {
  /** A first look: too few forks to tell a small change. */
  QUICK,
  /** Enough forks for an interval. */
  STANDARD,
  /** Enough forks to tell a change of a few percent. */
  RIGOROUS;

  /** The name that a person writes, for example {@code quick}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a benchmark gets that is timed over iterations of a fixed length. */
  public Measurement timed() {
    return switch (this) {
      case QUICK -> new Measurement(2, 0, 2, Duration.ofMillis(250), 3, Duration.ofMillis(300));
      case STANDARD -> new Measurement(3, 0, 4, Duration.ofMillis(400), 5, Duration.ofMillis(500));
      case RIGOROUS -> new Measurement(10, 0, 5, Duration.ofSeconds(1), 10, Duration.ofSeconds(1));
    };
  }

  /** What a benchmark gets whose iterations are one operation each. */
  public Measurement singleShot() {
    return switch (this) {
      case QUICK -> shots(2, 1, 3);
      case STANDARD -> shots(3, 1, 3);
      case RIGOROUS -> shots(10, 2, 5);
    };
  }

  private static Measurement shots(int forks, int warmups, int measured) {
    return new Measurement(forks, 0, warmups, Duration.ZERO, measured, Duration.ZERO);
  }
}
