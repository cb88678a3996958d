package org.fitterbench.segmentation.tuning;

import java.util.List;
import java.util.OptionalDouble;
import org.fitterbench.segmentation.stream.Milestone;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The rate of a stream that goes on: counted from when its queues have filled, so that neither the
 * first frames nor the length of queues are taken for speed, over whole rounds of its rhythm, for
 * frames come out in bursts.
 */
final class SteadyRate implements TimedRun.Watcher {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Times the window that a stream has to bring enough frames once its queues are full. */
  private static final int PATIENCE = 5;

  private static final int LEAST_FRAMES = 8;

  private final int underWay;
  private final int rhythm;
  private final long leadNanos;
  private final long windowNanos;
  private final long patienceNanos;
  private @Nullable StreamStatistics from;
  private @Nullable StreamStatistics to;

  /**
   * @param underWay frames that the stream holds when its queues are full
   * @param rhythm frames after which its work repeats
   * @param leadNanos time that does not count in any case
   * @param windowNanos time that counts
   * @param patienceNanos time that the stream has to fill its queues
   */
  SteadyRate(int underWay, int rhythm, long leadNanos, long windowNanos, long patienceNanos) {
    this.underWay = underWay;
    this.rhythm = rhythm;
    this.leadNanos = leadNanos;
    this.windowNanos = windowNanos;
    this.patienceNanos = patienceNanos;
  }

  @Override
  public boolean hasSeenEnough(StreamStatistics now) {
    to = now;
    StreamStatistics begin = from;
    if (begin == null) {
      boolean full = now.offered() >= underWay && now.finished() >= rhythm;
      if (now.elapsedNanos() >= leadNanos && full) {
        from = now;
      }
      return now.elapsedNanos() > leadNanos + patienceNanos;
    }
    long nanos = now.elapsedNanos() - begin.elapsedNanos();
    long frames = now.finished() - begin.finished();
    boolean enough = frames >= Math.max(LEAST_FRAMES, rhythm);
    return nanos >= windowNanos && (enough || nanos >= PATIENCE * windowNanos);
  }

  /**
   * Frames a second, once enough was seen. Of a run too slow to fill its queues in time what there
   * is tells the rate.
   *
   * @param progress of the whole run
   * @return empty when no two frames came out
   */
  OptionalDouble perSecond(List<Milestone> progress) {
    StreamStatistics end = to;
    if (end == null) {
      return OptionalDouble.empty();
    }
    long begin = from == null ? 0 : from.elapsedNanos();
    List<Milestone> within =
        progress.stream()
            .filter(moment -> moment.nanos() >= begin && moment.nanos() <= end.elapsedNanos())
            .toList();
    if (within.size() < 2) {
      return OptionalDouble.empty();
    }
    Milestone first = within.getFirst();
    Milestone last =
        within.stream()
            .filter(moment -> moment.items() > first.items())
            .filter(moment -> (moment.items() - first.items()) % rhythm == 0)
            .reduce((_, later) -> later)
            .orElse(within.getLast());
    return OptionalDouble.of(
        (last.items() - first.items()) * NANOS_PER_SECOND / (last.nanos() - first.nanos()));
  }

  /** Time of all processors together for a frame of the window; empty where nobody tells. */
  OptionalDouble processorMillis() {
    StreamStatistics begin = from;
    StreamStatistics end = to;
    if (begin == null
        || end == null
        || begin.processorNanos().isEmpty()
        || end.processorNanos().isEmpty()
        || end.finished() == begin.finished()) {
      return OptionalDouble.empty();
    }
    double nanos = end.processorNanos().getAsLong() - begin.processorNanos().getAsLong();
    return OptionalDouble.of(nanos / NANOS_PER_MILLI / (end.finished() - begin.finished()));
  }

  /** What the stages took in the window; empty before enough was seen. */
  List<StageCost> stages() {
    StreamStatistics begin = from;
    StreamStatistics end = to;
    return begin == null || end == null
        ? List.of()
        : end.stages().stream()
            .map(stage -> StageCost.between(begin.stage(stage.name()), stage))
            .toList();
  }
}
