package org.fitterbench.fitter.regression;

import java.util.Arrays;

/**
 * Which vertices a fit works on.
 *
 * @param count how many, at least 2; all when there are fewer
 * @param sampling how they are chosen
 * @param seed of a random choice
 */
public record VertexSample(int count, Sampling sampling, long seed) {
  /** The reference fit's vertices. */
  public static final VertexSample DEFAULT = new VertexSample(5000, Sampling.EVEN, 0);

  public VertexSample {
    if (count < 2) {
      throw new IllegalArgumentException("A sample of " + count + " vertices");
    }
  }

  /** The indices of the chosen ones of {@code vertexCount} vertices, ascending. */
  public int[] indices(int vertexCount) {
    if (count < vertexCount) {
      return sampling.choose(vertexCount, count, seed);
    }
    int[] all = new int[vertexCount];
    Arrays.setAll(all, index -> index);
    return all;
  }
}
