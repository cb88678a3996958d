package org.fitterbench.fitter.skinning;

/**
 * Which bones move which vertices: for vertex v the entries {@code offsets[v]} to {@code offsets[v
 * + 1]} of the other two arrays, in the order of the bones.
 *
 * @param boneCount bones that may be named
 * @param offsets [V+1] where each vertex's influences start; every vertex has at least one
 * @param bones [N] bone of each influence
 * @param weights [N] above 0, summing to 1 for each vertex
 */
public record Influences(int boneCount, int[] offsets, short[] bones, float[] weights) {
  private static final float SUM_TOLERANCE = 1e-5f;

  public Influences {
    if (bones.length != weights.length || offsets[offsets.length - 1] != bones.length) {
      throw new IllegalArgumentException("Every influence has a bone and a weight");
    }
    for (int vertex = 0; vertex + 1 < offsets.length; vertex++) {
      float sum = 0;
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        if (bones[entry] < 0 || bones[entry] >= boneCount || !(weights[entry] > 0)) {
          throw new IllegalArgumentException(
              "Vertex " + vertex + ": bone " + bones[entry] + ", weight " + weights[entry]);
        }
        sum += weights[entry];
      }
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new IllegalArgumentException("Vertex " + vertex + ": weights sum to " + sum);
      }
    }
  }

  /** The influences of some vertices, in their order. */
  public Influences of(int[] vertices) {
    int[] starts = new int[vertices.length + 1];
    for (int index = 0; index < vertices.length; index++) {
      int vertex = vertices[index];
      starts[index + 1] = starts[index] + offsets[vertex + 1] - offsets[vertex];
    }
    short[] keptBones = new short[starts[vertices.length]];
    float[] keptWeights = new float[keptBones.length];
    for (int index = 0; index < vertices.length; index++) {
      int from = offsets[vertices[index]];
      int length = starts[index + 1] - starts[index];
      System.arraycopy(bones, from, keptBones, starts[index], length);
      System.arraycopy(weights, from, keptWeights, starts[index], length);
    }
    return new Influences(boneCount, starts, keptBones, keptWeights);
  }

  public int vertexCount() {
    return offsets.length - 1;
  }

  /** The longest list of a vertex. */
  public int maximumPerVertex() {
    int most = 0;
    for (int vertex = 0; vertex + 1 < offsets.length; vertex++) {
      most = Math.max(most, offsets[vertex + 1] - offsets[vertex]);
    }
    return most;
  }

  /** Bytes of the arrays. */
  public long memoryBytes() {
    return (long) Integer.BYTES * offsets.length
        + (long) Short.BYTES * bones.length
        + (long) Float.BYTES * weights.length;
  }
}
