package org.fitterbench.core.bottleneck;

import java.util.List;
import org.fitterbench.core.trace.StageTimes;

/**
 * A stage with its share of the whole.
 *
 * @param name the stage's name
 * @param count how often it ran
 * @param totalMillis time inside it, with the stages inside it
 * @param selfMillis time inside it but outside the stages inside it
 * @param share its total of the whole, 0 to 1; more where threads ran it side by side
 * @param weight what that share makes it
 * @param children the stages inside it, in the order in which they ran first; shares are of the
 *     whole, not of this stage
 */
public record StageShare(
    String name,
    long count,
    double totalMillis,
    double selfMillis,
    double share,
    StageClass weight,
    List<StageShare> children) {
  private static final double NANOS_PER_MILLI = 1e6;

  public StageShare {
    children = List.copyOf(children);
  }

  /** The shares of a stage and all stages inside it. */
  static StageShare of(StageTimes times, long wholeNanos) {
    return new StageShare(
        times.name(),
        times.count(),
        times.totalNanos() / NANOS_PER_MILLI,
        times.selfNanos() / NANOS_PER_MILLI,
        wholeNanos == 0 ? 0 : (double) times.totalNanos() / wholeNanos,
        StageClass.of((double) times.totalNanos(), (double) wholeNanos),
        times.children().stream().map(child -> of(child, wholeNanos)).toList());
  }

  /** The mean time of one run of this stage. */
  public double meanMillis() {
    return totalMillis / count;
  }
}
