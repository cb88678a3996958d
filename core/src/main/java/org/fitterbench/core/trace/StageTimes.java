package org.fitterbench.core.trace;

import java.util.List;
import java.util.Optional;

/**
 * How often a stage ran and how long it took, with the stages inside it.
 *
 * @param name the stage's name
 * @param count how often it ran
 * @param totalNanos time inside it, in nanoseconds, with the stages inside it; summed over threads
 *     where those of several are merged, so it may exceed the time that passed
 * @param selfNanos time inside it but outside the stages inside it
 * @param children the stages inside it, one a name, in the order in which they were first opened
 */
public record StageTimes(
    String name, long count, long totalNanos, long selfNanos, List<StageTimes> children) {
  public StageTimes {
    children = List.copyOf(children);
    if (count < 1) {
      throw new IllegalArgumentException("A stage ran at least once: " + name + " " + count);
    }
  }

  /** The stage of this name directly inside this one. */
  public Optional<StageTimes> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  /** The mean time of one run of this stage, in nanoseconds. */
  public double meanNanos() {
    return (double) totalNanos / count;
  }
}
