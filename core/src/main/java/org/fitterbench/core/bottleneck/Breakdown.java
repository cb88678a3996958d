package org.fitterbench.core.bottleneck;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.trace.StageTimes;

/**
 * An operation taken apart into its stages.
 *
 * @param id in kebab case, for example {@code forward-pass}
 * @param title for a person
 * @param repeats how often the operation was traced
 * @param totalMillis the whole operation: the median repeat, which the stages are of as well
 * @param variationPercent coefficient of variation of the whole over the repeats
 * @param selfMillis time of that repeat outside all stages
 * @param stages the stages of that repeat, in the order in which they ran first
 * @param published what others published of some stages; may be empty
 */
public record Breakdown(
    String id,
    String title,
    int repeats,
    double totalMillis,
    Reading variationPercent,
    double selfMillis,
    List<StageShare> stages,
    List<PublishedStage> published) {
  public Breakdown {
    stages = List.copyOf(stages);
    published = List.copyOf(published);
  }

  /**
   * Takes the repeat with the median total, so that the stages add up to it; with an even number,
   * the faster of the two in the middle.
   *
   * @param repeats the operation's outermost stage, once a repeat; at least one
   */
  public static Breakdown of(String id, String title, List<StageTimes> repeats) {
    if (repeats.isEmpty()) {
      throw new IllegalArgumentException("Nothing was traced: " + id);
    }
    StageTimes median =
        repeats.stream()
            .sorted(Comparator.comparingLong(StageTimes::totalNanos))
            .skip((repeats.size() - 1) / 2)
            .findFirst()
            .orElseThrow();
    StageShare whole = StageShare.of(median, median.totalNanos());
    return new Breakdown(
        id,
        title,
        repeats.size(),
        whole.totalMillis(),
        variation(repeats.stream().mapToDouble(StageTimes::totalNanos).toArray()),
        whole.selfMillis(),
        whole.children(),
        List.of());
  }

  /** The same beside published figures. */
  public Breakdown withPublished(List<PublishedStage> others) {
    return new Breakdown(
        id, title, repeats, totalMillis, variationPercent, selfMillis, stages, others);
  }

  /** The published figures of a stage. */
  public Optional<PublishedStage> published(String stage) {
    return published.stream().filter(each -> each.stage().equals(stage)).findFirst();
  }

  /**
   * The coefficient of variation of repeated measurements.
   *
   * @return percent; absent for fewer than two, or when all are 0
   */
  public static Reading variation(double[] samples) {
    if (samples.length < 2) {
      return Reading.absent("one repeat has no spread");
    }
    Distribution distribution = Distribution.of(samples);
    return distribution.mean() == 0
        ? Reading.absent("every repeat took no time")
        : Reading.of(100 * distribution.standardDeviation() / distribution.mean());
  }

  /**
   * Finds a stage by name, searching outer stages before the stages inside them.
   *
   * @param name the stage's name
   */
  public Optional<StageShare> find(String name) {
    List<StageShare> level = stages;
    while (!level.isEmpty()) {
      Optional<StageShare> found =
          level.stream().filter(stage -> stage.name().equals(name)).findFirst();
      if (found.isPresent()) {
        return found;
      }
      level = level.stream().flatMap(stage -> stage.children().stream()).toList();
    }
    return Optional.empty();
  }
}
