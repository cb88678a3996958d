package org.fitterbench.core.comparison;

import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.text.Figures;

/**
 * The change of a figure that says how good a benchmark's results are, for example the error of a
 * fit. It is the same in every run of the same code, so one number a run is enough.
 *
 * @param name of the figure
 * @param unit of both values
 * @param baseline its value in the baseline
 * @param current its value now
 * @param worsening by how much it is worse, in its unit; negative when it is better
 * @param tolerance how much worse it may be
 */
public record QualityChange(
    String name, String unit, double baseline, double current, double worsening, double tolerance) {
  /**
   * The change between two runs.
   *
   * @param before a judged figure of the baseline
   * @param after the same of the current run, in the same unit
   */
  static QualityChange between(String name, Metric before, Metric after, double tolerance) {
    double difference = after.value() - before.value();
    return new QualityChange(
        name,
        before.unit(),
        before.value(),
        after.value(),
        before.direction() == Direction.LOWER_IS_BETTER ? difference : -difference,
        tolerance);
  }

  /** Whether it is worse by more than its tolerance. */
  public boolean isRegression() {
    return worsening > tolerance;
  }

  /** The change for a person, for example {@code meanError 0.0001 → 1.2 mm}. */
  public String words() {
    return "%s %s → %s %s"
        .formatted(name, Figures.significant(baseline), Figures.significant(current), unit);
  }
}
