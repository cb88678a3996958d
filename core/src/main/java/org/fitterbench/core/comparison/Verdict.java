package org.fitterbench.core.comparison;

import org.fitterbench.core.record.ConfidenceInterval;

/**
 * What can be said about a benchmark's change.
 *
 * <p>With a confidence interval over fork means, a change is a regression only when the whole
 * interval is beyond the threshold, unchanged only when the whole interval is within it, and
 * otherwise inconclusive: a difference that the noise between JVMs may explain fails no build, and
 * an interval too wide to exclude a regression is not called unchanged.
 *
 * <p>With one fork on a side there is no interval, since the iterations of one JVM say nothing
 * about the next. A gate must still not let a doubled time pass, so a change of more than twice the
 * threshold counts, and every smaller one is inconclusive; both carry the finding {@code
 * single-fork}.
 */
public enum Verdict {
  REGRESSION,
  IMPROVEMENT,
  UNCHANGED,
  INCONCLUSIVE;

  /** The threshold is multiplied by this where there is no interval. */
  private static final double WITHOUT_INTERVAL = 2;

  /** The verdict on a change of the mean. */
  static Verdict onMean(Change change, double threshold) {
    ConfidenceInterval interval = change.interval();
    if (interval == null) {
      double wide = WITHOUT_INTERVAL * threshold;
      if (beyond(change.fraction(), wide)) {
        return REGRESSION;
      }
      return beyondBelow(change.fraction(), wide) ? IMPROVEMENT : INCONCLUSIVE;
    }
    if (beyond(interval.lower(), threshold)) {
      return REGRESSION;
    }
    if (beyondBelow(interval.upper(), threshold)) {
      return IMPROVEMENT;
    }
    boolean within =
        !beyond(interval.upper(), threshold) && !beyondBelow(interval.lower(), threshold);
    return within ? UNCHANGED : INCONCLUSIVE;
  }

  /**
   * The verdict on a change of the 95th percentile, which is noisier than the mean and says
   * something only when it is clearly worse: beyond the threshold with its whole interval, or by
   * twice the threshold without one. Between, it is inconclusive.
   */
  static Verdict onPercentile(Change change, double threshold) {
    ConfidenceInterval interval = change.interval();
    boolean regression =
        interval == null
            ? beyond(change.fraction(), WITHOUT_INTERVAL * threshold)
            : beyond(interval.lower(), threshold);
    if (regression) {
      return REGRESSION;
    }
    return beyond(change.fraction(), threshold) ? INCONCLUSIVE : UNCHANGED;
  }

  /** The verdict on a memory figure: one number a run, judged as it is. */
  static Verdict onMemory(MemoryChange change, double threshold) {
    return change.figure().judged() && beyond(change.fraction(), threshold)
        ? REGRESSION
        : UNCHANGED;
  }

  private static boolean beyond(double fraction, double threshold) {
    return fraction > threshold;
  }

  /** Faster by as much as the threshold is slower: both bounds mirror each other in logarithms. */
  private static boolean beyondBelow(double fraction, double threshold) {
    return fraction < 1 / (1 + threshold) - 1;
  }

  /** The verdict on a whole benchmark: what is worse or unknown in any figure comes first. */
  static Verdict combine(Verdict mean, Verdict other) {
    if (mean == REGRESSION || other == REGRESSION) {
      return REGRESSION;
    }
    return other == INCONCLUSIVE ? INCONCLUSIVE : mean;
  }
}
