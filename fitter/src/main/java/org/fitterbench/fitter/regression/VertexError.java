package org.fitterbench.fitter.regression;

import java.util.Arrays;

/**
 * How far a body's vertices are from a target's: Euclidean distances in millimetres.
 *
 * @param meanMm mean over vertices
 * @param p95Mm the smallest distance that 95 % of the vertices do not exceed (nearest rank)
 * @param maxMm largest
 */
public record VertexError(double meanMm, double p95Mm, double maxMm) {
  private static final double MM_PER_METRE = 1000;

  /**
   * Compares two bodies vertex by vertex.
   *
   * @param body [V·3] metres, at least one vertex
   * @param target [V·3] metres
   */
  public static VertexError between(float[] body, float[] target) {
    float[] all = new float[body.length / 3];
    Arrays.fill(all, 1);
    return between(body, target, all);
  }

  /**
   * Compares two bodies at the vertices that count.
   *
   * @param body [V·3] metres
   * @param target [V·3] metres
   * @param weights [V] not negative; a vertex counts when its weight is not 0, one has to
   */
  public static VertexError between(float[] body, float[] target, float[] weights) {
    double[] distances = new double[weights.length];
    int count = 0;
    double sum = 0;
    for (int vertex = 0; vertex < weights.length; vertex++) {
      if (weights[vertex] > 0) {
        double x = (double) body[3 * vertex] - target[3 * vertex];
        double y = (double) body[3 * vertex + 1] - target[3 * vertex + 1];
        double z = (double) body[3 * vertex + 2] - target[3 * vertex + 2];
        distances[count] = MM_PER_METRE * Math.sqrt(x * x + y * y + z * z);
        sum += distances[count];
        count++;
      }
    }
    Arrays.sort(distances, 0, count);
    int rank = Math.ceilDiv(95 * count, 100);
    return new VertexError(sum / count, distances[rank - 1], distances[count - 1]);
  }

  public boolean isFinite() {
    return Double.isFinite(meanMm) && Double.isFinite(maxMm);
  }
}
