package org.fitterbench.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.statistics.Distribution;

/** Says what is doubtful about the samples of one benchmark. */
final class ResultFindings {
  private static final int ENOUGH_FORKS = 3;
  private static final int ENOUGH_ITERATIONS = 5;
  private static final double HIGH_VARIATION = 0.10;
  private static final double FORKS_DIFFER_SIGNIFICANCE = 0.01;
  private static final double FORKS_DIFFER_BY = 0.03;

  private ResultFindings() {}

  static List<Finding> of(List<ForkSamples> forks, Summary summary) {
    List<Finding> findings = new ArrayList<>();
    if (forks.size() < ENOUGH_FORKS) {
      findings.add(
          new Finding(
              "few-forks",
              Severity.INFO,
              String.format(
                  Locale.ROOT, "measured in %d fork%s", forks.size(), forks.size() == 1 ? "" : "s"),
              String.format(
                  Locale.ROOT,
                  "Measure in at least %d: --profile standard or --forks.",
                  ENOUGH_FORKS)));
    }
    int iterations = forks.stream().mapToInt(fork -> fork.iterations().size()).sum();
    if (iterations < ENOUGH_ITERATIONS) {
      findings.add(
          new Finding(
              "few-samples",
              Severity.INFO,
              String.format(
                  Locale.ROOT, "%d iteration%s in all", iterations, iterations == 1 ? "" : "s"),
              "Percentiles mean little: measure more with --iterations or --forks."));
    }
    Double variation = summary.coefficientOfVariation();
    if (variation != null && Math.abs(variation) > HIGH_VARIATION) {
      findings.add(
          new Finding(
              "high-deviation",
              Severity.WARNING,
              String.format(
                  Locale.ROOT,
                  "standard deviation is %.0f %% of the mean",
                  100 * Math.abs(variation)),
              "Quieten the machine (fitter-bench doctor) or measure longer with --time."));
    }
    if (forksDiffer(forks)) {
      double[] means = forks.stream().mapToDouble(ForkSamples::mean).toArray();
      Distribution between = Distribution.of(means);
      findings.add(
          new Finding(
              "unstable-forks",
              Severity.WARNING,
              String.format(
                  Locale.ROOT,
                  "fork means span %.1f %%, more than the iterations inside a fork explain",
                  100 * (between.max() - between.min()) / Math.abs(between.mean())),
              "Each JVM settles differently: trust only intervals over many forks (--forks)."));
    }
    return findings;
  }

  /** Forks that failed beside others that did not. */
  static List<Finding> ofFailedForks(List<String> failures, int good) {
    if (failures.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Finding(
            "failed-forks",
            Severity.ERROR,
            String.format(
                Locale.ROOT,
                "%d of %d forks failed: %s",
                failures.size(),
                failures.size() + good,
                failures.getFirst()),
            "Read profiler.log in the run's folder and mend the benchmark."));
  }

  /**
   * Whether the fork means differ by more than the iterations' own scatter makes likely (one-way
   * analysis of variance) and by more than is negligible.
   */
  private static boolean forksDiffer(List<ForkSamples> forks) {
    if (forks.size() < 2 || forks.stream().anyMatch(fork -> fork.iterations().size() < 2)) {
      return false;
    }
    double[] means = forks.stream().mapToDouble(ForkSamples::mean).toArray();
    Distribution between = Distribution.of(means);
    if (between.max() - between.min() <= FORKS_DIFFER_BY * Math.abs(between.mean())) {
      return false;
    }
    List<double[]> groups =
        forks.stream()
            .map(fork -> fork.iterations().stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return new OneWayAnova().anovaTest(groups, FORKS_DIFFER_SIGNIFICANCE);
  }
}
