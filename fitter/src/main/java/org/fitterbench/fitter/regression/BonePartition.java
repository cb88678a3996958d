package org.fitterbench.fitter.regression;

import org.fitterbench.fitter.skinning.Influences;

/**
 * The vertices that each bone moves noticeably: bone b has the entries {@code offsets[b]} to {@code
 * offsets[b + 1]} of the other two arrays.
 *
 * @param offsets [B+1] where each bone's vertices start; some bones have none
 * @param vertices [N] vertex of each entry, ascending within a bone
 * @param weights [N] skinning weight of each entry, divided by the sum of the bone's
 * @param largestWeight the largest of the weights; 0 when there are none
 */
public record BonePartition(int[] offsets, int[] vertices, float[] weights, double largestWeight) {
  /**
   * Takes the vertices of every bone whose skinning weight is not below a threshold.
   *
   * @param minimumWeight the threshold, above 0
   */
  public static BonePartition of(Influences influences, double minimumWeight) {
    int boneCount = influences.boneCount();
    int[] offsets = new int[boneCount + 1];
    double[] sums = new double[boneCount];
    for (int entry = 0; entry < influences.bones().length; entry++) {
      if (influences.weights()[entry] >= minimumWeight) {
        offsets[influences.bones()[entry] + 1]++;
        sums[influences.bones()[entry]] += influences.weights()[entry];
      }
    }
    for (int bone = 0; bone < boneCount; bone++) {
      offsets[bone + 1] += offsets[bone];
    }
    int[] next = offsets.clone();
    int[] vertices = new int[offsets[boneCount]];
    float[] weights = new float[vertices.length];
    double largest = 0;
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      for (int entry = influences.offsets()[vertex];
          entry < influences.offsets()[vertex + 1];
          entry++) {
        if (influences.weights()[entry] >= minimumWeight) {
          int bone = influences.bones()[entry];
          int at = next[bone]++;
          vertices[at] = vertex;
          weights[at] = (float) (influences.weights()[entry] / sums[bone]);
          largest = Math.max(largest, weights[at]);
        }
      }
    }
    return new BonePartition(offsets, vertices, weights, largest);
  }

  public int boneCount() {
    return offsets.length - 1;
  }

  /** The number of vertices over all bones; a vertex counts once for each of its bones. */
  public int entryCount() {
    return vertices.length;
  }

  /** Whether a bone moves any vertex noticeably. */
  public boolean hasVertices(int bone) {
    return offsets[bone + 1] > offsets[bone];
  }
}
