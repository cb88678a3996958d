package org.fitterbench.segmentation.tuning;

import org.fitterbench.segmentation.stream.StageStatistics;

/**
 * What a stage takes of each frame.
 *
 * @param name the stage
 * @param workers threads that work on it
 * @param millisPerFrame time that one of them works on a frame
 * @param utilisation share of their time in which they work, 0 to 1
 */
public record StageCost(String name, int workers, double millisPerFrame, double utilisation) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** The cost of a stage that has finished at least one frame. */
  public static StageCost of(StageStatistics stage) {
    return of(stage, stage.items(), stage.busyNanos(), stage.waitingNanos() + stage.blockedNanos());
  }

  /**
   * The cost of a stage between two moments of a run; what it was at when they came counts when it
   * was done.
   */
  static StageCost between(StageStatistics earlier, StageStatistics later) {
    return of(
        later,
        later.items() - earlier.items(),
        later.busyNanos() - earlier.busyNanos(),
        later.waitingNanos()
            + later.blockedNanos()
            - earlier.waitingNanos()
            - earlier.blockedNanos());
  }

  private static StageCost of(StageStatistics stage, long items, long busyNanos, long idleNanos) {
    return new StageCost(
        stage.name(),
        stage.workers(),
        busyNanos / NANOS_PER_MILLI / Math.max(1, items),
        (double) busyNanos / Math.max(1, busyNanos + idleNanos));
  }
}
