package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/** How far a counter moved between two readings. */
final class Difference {
  private Difference() {}

  /** The end less the start; absent when either is. */
  static Reading of(Reading start, Reading end) {
    return switch (start) {
      case Reading.Measured(double from) ->
          switch (end) {
            case Reading.Measured(double to) -> Reading.of(to - from);
            case Reading.Absent absent -> absent;
          };
      case Reading.Absent absent -> absent;
    };
  }
}
