package org.fitterbench.segmentation.stream;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a stream runs, or has run.
 *
 * @param elapsedNanos since its start, until now or its end
 * @param offered how many items its source has brought
 * @param dropped how many of them found no room at a steady pace and were given up
 * @param stages the source and each stage, in order
 * @param progress when how many items had been through all stages, at moments that lie equally many
 *     items apart
 * @param processors how many processors there are for it
 * @param processorNanos how long all of them together have worked for this process since the start,
 *     in native threads as well; empty where nobody tells
 */
public record StreamStatistics(
    long elapsedNanos,
    long offered,
    long dropped,
    List<StageStatistics> stages,
    List<Milestone> progress,
    int processors,
    OptionalLong processorNanos) {
  private static final double NANOS_PER_SECOND = 1e9;

  public StreamStatistics {
    stages = List.copyOf(stages);
    progress = List.copyOf(progress);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("A stream has a source");
    }
    if (processors < 1) {
      throw new IllegalArgumentException("No stream on " + processors + " processors");
    }
  }

  /** How many items have been through all stages. */
  public long finished() {
    return stages.getLast().items();
  }

  /** Items a second that have been through all stages; 0 before any time has passed. */
  public double perSecond() {
    return elapsedNanos == 0 ? 0 : finished() * NANOS_PER_SECOND / elapsedNanos;
  }

  /**
   * Items a second in the later half of the items, when code is compiled and queues are full; empty
   * before there are two moments to tell it from.
   */
  public OptionalDouble perSecondOfLaterHalf() {
    if (progress.size() < 2) {
      return OptionalDouble.empty();
    }
    Milestone last = progress.getLast();
    List<Milestone> earlier = progress.subList(0, progress.size() - 1);
    Milestone half =
        earlier.stream()
            .filter(moment -> 2 * moment.items() >= last.items())
            .findFirst()
            .orElse(earlier.getLast());
    return last.nanos() <= half.nanos()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (last.items() - half.items()) * NANOS_PER_SECOND / (last.nanos() - half.nanos()));
  }

  /** Share of all processors' time that was used, 0 to 1; empty where nobody tells. */
  public OptionalDouble processorShare() {
    return processorNanos.isEmpty() || elapsedNanos <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.min(1, (double) processorNanos.getAsLong() / processors / elapsedNanos));
  }

  /**
   * How near the run comes to the shortest time that its stages' work can take on these processors,
   * were they always working at the same time: {@code max(C / p, max over stages of c / w) / T}, 0
   * to 1. <i>C</i> is the processor time of the process, <i>p</i> the number of processors,
   * <i>c</i> the processor time of a stage's own threads, <i>w</i> how many they are, <i>T</i> the
   * time that passed. Empty where nobody tells processor time.
   *
   * <p>Processor time, not the time that stages are busy, for that grows when more threads are
   * ready than there are processors and would make every crowded run look perfect. Hence what a
   * stage waits for inside its work - threads of its codec, a GPU, a disk - counts as time that was
   * not overlapped, and so does what other processes take: where those matter the figure is a lower
   * bound. The compiler's work on a fresh JVM's first frames counts as work.
   */
  public OptionalDouble overlapEfficiency() {
    OptionalDouble share = processorShare();
    if (share.isEmpty()) {
      return share;
    }
    long longest = stages.stream().mapToLong(StageStatistics::leastNanos).max().orElse(0);
    return OptionalDouble.of(
        Math.min(1, Math.max(share.getAsDouble(), (double) longest / elapsedNanos)));
  }

  /** The stage whose workers had the least rest: the one that limits the others. */
  public StageStatistics limiting() {
    return stages.stream()
        .max(Comparator.comparingDouble(StageStatistics::utilisation))
        .orElseThrow();
  }

  /** A stage by its name. */
  public StageStatistics stage(String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stage " + name));
  }
}
