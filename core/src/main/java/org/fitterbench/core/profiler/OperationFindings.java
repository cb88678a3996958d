package org.fitterbench.core.profiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.text.Figures;

/** Says what is doubtful about an operation that was timed in this JVM, run by run. */
final class OperationFindings {
  private static final int ENOUGH_ITERATIONS = 5;
  private static final double HIGH_VARIATION = 0.10;

  /** Reading the clock twice is then no longer a small part of the time. */
  private static final double SHORT_MILLIS = 0.01;

  private OperationFindings() {}

  static List<Finding> of(Summary summary) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "single-fork",
            Severity.INFO,
            "measured in one JVM, so the mean has no confidence interval",
            "start the program several times and compare, or write a JMH benchmark"));
    if (summary.sampleCount() < ENOUGH_ITERATIONS) {
      findings.add(
          new Finding(
              "few-samples",
              Severity.WARNING,
              summary.sampleCount() + (summary.sampleCount() == 1 ? " iteration" : " iterations"),
              "percentiles mean little: measure at least " + ENOUGH_ITERATIONS + " iterations"));
    }
    Double variation = summary.coefficientOfVariation();
    if (variation != null && variation > HIGH_VARIATION) {
      findings.add(
          new Finding(
              "high-deviation",
              Severity.WARNING,
              String.format(
                  Locale.ROOT, "standard deviation is %.0f %% of the mean", 100 * variation),
              "quieten the machine (fitter-bench doctor) or warm up longer"));
    }
    if (summary.median() < SHORT_MILLIS) {
      findings.add(
          new Finding(
              "short-operation",
              Severity.WARNING,
              "one run takes "
                  + Figures.time(summary.median())
                  + ", near what the clock itself takes",
              "do the work many times in one operation, or write a JMH benchmark"));
    }
    return findings;
  }
}
