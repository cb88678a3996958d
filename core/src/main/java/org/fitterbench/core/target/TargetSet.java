package org.fitterbench.core.target;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.OperationTime;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.text.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Targets in the order in which they are reported.
 *
 * @param targets with ids of their own
 */
public record TargetSet(List<Target> targets) {
  public TargetSet {
    targets = List.copyOf(targets);
    Set<String> ids = new HashSet<>();
    for (Target target : targets) {
      if (!ids.add(target.id())) {
        throw new IllegalArgumentException("Two targets have the id " + target.id());
      }
    }
  }

  /**
   * Judges a run. Where several results match a target (a benchmark has a parameter that the target
   * leaves open), the worst is judged. A target is met only when the upper bound of the confidence
   * interval is below the limit: what may be too slow has not been shown to be fast enough. When
   * the interval holds the limit, the finding {@code target-within-noise} says so, whichever side
   * the mean is on.
   */
  public List<TargetOutcome> judge(RunRecord run) {
    return targets.stream().map(target -> judge(target, run)).toList();
  }

  private static TargetOutcome judge(Target target, RunRecord run) {
    String pending = target.pending();
    if (pending != null) {
      return new TargetOutcome.NotMeasured(target, pending);
    }
    List<BenchmarkResult> matching = run.results().stream().filter(target::matches).toList();
    if (matching.isEmpty()) {
      return TargetOutcome.NotMeasured.notRun(target);
    }
    List<BenchmarkResult> failed =
        matching.stream().filter(result -> result.status() == ResultStatus.FAILED).toList();
    if (!failed.isEmpty()) {
      return new TargetOutcome.NotMeasured(
          target, "its benchmark failed: " + failed.getFirst().label());
    }
    return matching.stream()
        .map(result -> judge(target, result))
        .max(Comparator.comparingDouble(TargetSet::severity))
        .orElseThrow();
  }

  /**
   * A result that cannot be judged comes before any that can: it must not hide behind the others.
   */
  private static double severity(TargetOutcome outcome) {
    return switch (outcome) {
      case TargetOutcome.NotMeasured _ -> Double.POSITIVE_INFINITY;
      case TargetOutcome.Judged judged -> -judged.marginFraction();
    };
  }

  private static TargetOutcome judge(Target target, BenchmarkResult result) {
    String metric = target.metric();
    if (metric != null) {
      return judge(target, result, metric);
    }
    OperationTime time = OperationTime.of(result);
    if (time == null) {
      return new TargetOutcome.NotMeasured(
          target,
          "%s is measured in %s, which is no time".formatted(result.label(), result.unit()));
    }
    return switch (target.statistic()) {
      case MEAN -> judge(target, result.label(), time.meanMillis(), time.intervalMillis());
      case P95 -> {
        Double p95 = time.p95Millis();
        yield p95 == null
            ? new TargetOutcome.NotMeasured(target, "a throughput has no percentiles of time")
            : judge(target, result.label(), p95, null);
      }
    };
  }

  private static TargetOutcome judge(Target target, BenchmarkResult result, String name) {
    Metric metric = result.metrics().get(name);
    if (metric == null || !metric.unit().equals(target.unit())) {
      return new TargetOutcome.NotMeasured(
          target, "%s has no %s in %s".formatted(result.label(), name, target.unit()));
    }
    return judge(target, result.label(), metric.value(), null);
  }

  private static TargetOutcome judge(
      Target target, String label, double figure, @Nullable ConfidenceInterval interval) {
    if (interval == null) {
      return new TargetOutcome.Judged(
          target, target.isMetBy(figure), figure, null, label, List.of());
    }
    boolean met = interval.upper() < target.limit();
    boolean straddles = !met && interval.lower() < target.limit();
    List<Finding> findings = straddles ? List.of(noise(target, label, interval)) : List.of();
    return new TargetOutcome.Judged(target, met, figure, interval, label, findings);
  }

  private static Finding noise(Target target, String label, ConfidenceInterval interval) {
    return new Finding(
        "target-within-noise",
        Severity.WARNING,
        "%s takes %s to %s, which holds the limit of %s for '%s'."
            .formatted(
                label,
                Figures.time(interval.lower()),
                Figures.time(interval.upper()),
                Figures.time(target.limit()),
                target.title()),
        "Run it with more forks, or treat the target as missed.");
  }
}
