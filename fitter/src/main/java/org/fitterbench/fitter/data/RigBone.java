package org.fitterbench.fitter.data;

import org.jspecify.annotations.Nullable;

/**
 * A bone of a rig.
 *
 * @param name unique in the rig
 * @param parent name of the parent; null for the root
 * @param head where it starts
 * @param tail where it ends
 * @param rollRadians rotation about its own axis
 * @param weightVertices [N] vertices of the base mesh that it moves
 * @param weights [N] how much, as in the file, not normalised
 */
public record RigBone(
    String name,
    @Nullable String parent,
    JointAnchor head,
    JointAnchor tail,
    double rollRadians,
    int[] weightVertices,
    float[] weights) {
  public RigBone {
    if (weightVertices.length != weights.length) {
      throw new IllegalArgumentException("Bone " + name + ": one weight a vertex");
    }
  }
}
