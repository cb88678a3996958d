package org.fitterbench.core.comparison;

/**
 * The change of a memory figure.
 *
 * @param figure which
 * @param baseline bytes in the baseline
 * @param current bytes now
 */
public record MemoryChange(MemoryFigure figure, double baseline, double current) {
  /**
   * The change as a fraction of the baseline, or of the figure's floor where that is more; 0 for a
   * change smaller than the floor.
   */
  public double fraction() {
    double difference = current - baseline;
    return Math.abs(difference) < figure.floorBytes()
        ? 0
        : difference / Math.max(baseline, figure.floorBytes());
  }
}
