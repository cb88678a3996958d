package org.fitterbench.core.bottleneck;

/**
 * A measured figure that rules are asked about.
 *
 * @param metric what it measures, for example {@code forward-pass}; several figures may share one
 * @param label what exactly, for a person
 * @param value in the metric's unit; finite
 * @param unit {@code ms}, {@code s} or {@code %}
 */
public record Figure(String metric, String label, double value, String unit) {
  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A figure must be finite: " + metric + " " + value);
    }
  }
}
