package org.fitterbench.segmentation.stream;

/**
 * A steady rate at which items are due, as from a camera: each at its time, whatever became of
 * those before it.
 *
 * @param perSecond items a second, more than 0
 */
public record Pace(double perSecond) {
  private static final double NANOS_PER_SECOND = 1e9;

  public Pace {
    if (!(perSecond > 0) || perSecond > NANOS_PER_SECOND) {
      throw new IllegalArgumentException("No pace of " + perSecond + " a second");
    }
  }

  /** When an item is due, in nanoseconds after the first. */
  public long dueNanos(long number) {
    return Math.round(number * NANOS_PER_SECOND / perSecond);
  }
}
