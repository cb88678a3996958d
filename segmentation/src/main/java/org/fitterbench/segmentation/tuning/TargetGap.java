package org.fitterbench.segmentation.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What lies between a measured rate and a wanted one, from what each stage takes of a frame.
 *
 * @param target frames a second that are wanted
 * @param measured frames a second that were reached
 * @param cores of the CPU
 * @param stages what each takes of a frame
 * @param processorMillis time of all cores together for a frame, in native threads as well; empty
 *     where nobody tells
 */
public record TargetGap(
    double target,
    double measured,
    int cores,
    List<StageCost> stages,
    OptionalDouble processorMillis) {
  private static final double MILLIS = 1000;

  public TargetGap {
    stages = List.copyOf(stages);
    if (!(target > 0 && measured > 0) || cores < 1) {
      throw new IllegalArgumentException(
          "From " + measured + " to " + target + " frames a second on " + cores + " cores");
    }
  }

  /** Whether the target was reached. */
  public boolean isReached() {
    return measured >= target;
  }

  /** The stage whose threads rest least. */
  public StageCost limiting() {
    return stages.stream()
        .max(Comparator.comparingDouble(StageCost::utilisation))
        .orElseThrow(() -> new IllegalStateException("Nothing is known of the stages"));
  }

  /** Share of all cores' time that is worked at the measured rate. */
  public double workedShare() {
    return workMillis() * measured / (cores * MILLIS);
  }

  /**
   * Milliseconds that all cores together work on a frame; where nobody tells, what the stages do,
   * whose helpers in native code are not seen.
   */
  public double workMillis() {
    return processorMillis.orElseGet(
        () -> stages.stream().mapToDouble(StageCost::millisPerFrame).sum());
  }

  /** Milliseconds of all cores together that the target leaves for a frame. */
  public double allowedMillis() {
    return cores * MILLIS / target;
  }

  /** Stages whose threads cannot keep up with the target even if nothing else ran. */
  public List<StageCost> tooSlow() {
    return stages.stream().filter(stage -> stage.millisPerFrame() > allowedMillis(stage)).toList();
  }

  /** Milliseconds that the target leaves a stage for a frame, with the threads that it has. */
  public double allowedMillis(StageCost stage) {
    return stage.workers() * MILLIS / target;
  }

  /** Cores that the target takes if twice the cores were twice as fast. */
  public double coresAtBest() {
    return workMillis() * target / MILLIS;
  }

  /** Cores that the target takes if every core adds as much as those that were there did. */
  public double coresAtMeasuredScaling() {
    return cores * target / measured;
  }
}
