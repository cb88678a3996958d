package org.fitterbench.segmentation.tuning;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One measured run.
 *
 * @param framesPerSecond from the first frame to the last, more than 0
 * @param stages what each stage took; empty where that was not measured
 * @param processorMillis time of all processors together for a frame, in native threads as well;
 *     empty where nobody tells
 */
public record Trial(
    double framesPerSecond, List<StageCost> stages, OptionalDouble processorMillis) {
  public Trial {
    stages = List.copyOf(stages);
    if (!(framesPerSecond > 0 && Double.isFinite(framesPerSecond))) {
      throw new IllegalArgumentException("No rate of " + framesPerSecond + " frames a second");
    }
  }
}
