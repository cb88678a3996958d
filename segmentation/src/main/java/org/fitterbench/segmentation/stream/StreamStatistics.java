package org.fitterbench.segmentation.stream;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a stream runs, or has run.
 *
 * @param elapsedNanos since its start, until now or its end
 * @param offered how many items its source has brought
 * @param dropped how many of them found no room at a steady pace and were given up
 * @param stages the source and each stage, in order
 * @param progress when how many items had been through all stages, at moments that lie equally many
 *     items apart
 */
public record StreamStatistics(
    long elapsedNanos,
    long offered,
    long dropped,
    List<StageStatistics> stages,
    List<Milestone> progress) {
  private static final double NANOS_PER_SECOND = 1e9;

  public StreamStatistics {
    stages = List.copyOf(stages);
    progress = List.copyOf(progress);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("A stream has a source");
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
