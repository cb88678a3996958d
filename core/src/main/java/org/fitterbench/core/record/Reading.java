package org.fitterbench.core.record;

/** A figure that was read, or the reason why it could not be: never a zero in its place. */
public sealed interface Reading {
  /**
   * A figure that was read.
   *
   * @param value in the unit of the field that holds the reading; finite
   */
  record Measured(double value) implements Reading {
    public Measured {
      Finite.require(value, "A measured reading");
    }
  }

  /**
   * A figure that could not be read.
   *
   * @param reason why, for a person
   */
  record Absent(String reason) implements Reading {
    public Absent {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("An absent reading must say why");
      }
    }
  }

  static Reading of(double value) {
    return new Measured(value);
  }

  static Reading absent(String reason) {
    return new Absent(reason);
  }
}
