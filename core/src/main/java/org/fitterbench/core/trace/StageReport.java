package org.fitterbench.core.trace;

import java.util.List;
import java.util.Optional;

/**
 * What a recording trace saw: merged over all threads, and each thread by itself.
 *
 * @param stages the outermost stages, those of one name merged over threads
 * @param threads the same times, one entry a thread that ran a stage
 */
public record StageReport(List<StageTimes> stages, List<ThreadStages> threads) {
  public StageReport {
    stages = List.copyOf(stages);
    threads = List.copyOf(threads);
  }

  /**
   * Follows names from the outermost stage inwards through the merged stages.
   *
   * @param path names, outermost first, for example {@code "fit", "jacobian"}
   */
  public Optional<StageTimes> find(String... path) {
    if (path.length == 0) {
      throw new IllegalArgumentException("A path has at least one name");
    }
    Optional<StageTimes> found =
        stages.stream().filter(stage -> stage.name().equals(path[0])).findFirst();
    for (int i = 1; i < path.length; i++) {
      String name = path[i];
      found = found.flatMap(stage -> stage.child(name));
    }
    return found;
  }
}
