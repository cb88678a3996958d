package org.fitterbench.core.record;

import java.util.List;

/**
 * The raw measurements of one fork (one JVM).
 *
 * @param iterations the score of each measured iteration, in the result's unit, in time order
 */
public record ForkSamples(List<Double> iterations) {
  public ForkSamples {
    iterations = List.copyOf(iterations);
    if (iterations.isEmpty()) {
      throw new IllegalArgumentException("A fork has at least one iteration");
    }
    for (double iteration : iterations) {
      Finite.require(iteration, "A score");
    }
  }

  /** The mean of the fork's iterations: the one sample that a fork is. */
  public double mean() {
    return iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
