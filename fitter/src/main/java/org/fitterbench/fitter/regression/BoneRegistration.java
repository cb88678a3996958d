package org.fitterbench.fitter.regression;

import org.fitterbench.fitter.skeleton.RigidTransforms;

/**
 * Registers the vertices of every bone from one body to another. Holds the points that it works on,
 * so it is for one thread at a time and allocates nothing after it was made.
 */
public final class BoneRegistration {
  private final BonePartition partition;
  private final float[] from;
  private final float[] to;
  private final double[] joints;
  private final float[] weighed;
  private final boolean[] pointless;
  private float[] weights;
  private final RigidRegistration registration = new RigidRegistration();

  public BoneRegistration(BonePartition partition) {
    this.partition = partition;
    from = new float[3 * partition.entryCount()];
    to = new float[3 * partition.entryCount()];
    joints = new double[3 * partition.boneCount()];
    weighed = new float[partition.entryCount()];
    pointless = new boolean[partition.boneCount()];
    weights = partition.weights();
  }

  /**
   * The first step: brings the vertices of each bone together.
   *
   * @param fromVertices [V·3] the current body
   * @param toVertices [V·3] the target
   */
  public void gather(float[] fromVertices, float[] toVertices) {
    weights = partition.weights();
    for (int bone = 0; bone < pointless.length; bone++) {
      pointless[bone] = !partition.hasVertices(bone);
    }
    int[] vertices = partition.vertices();
    for (int entry = 0; entry < vertices.length; entry++) {
      int at = 3 * entry;
      int vertex = 3 * vertices[entry];
      from[at] = fromVertices[vertex];
      from[at + 1] = fromVertices[vertex + 1];
      from[at + 2] = fromVertices[vertex + 2];
      to[at] = toVertices[vertex];
      to[at + 1] = toVertices[vertex + 1];
      to[at + 2] = toVertices[vertex + 2];
    }
  }

  /**
   * Gives the gathered vertices weights beside those of skinning.
   *
   * @param vertexWeights [V] not negative, 0 for a vertex that the target lacks
   */
  public void weigh(float[] vertexWeights) {
    for (int bone = 0; bone < partition.boneCount(); bone++) {
      int start = partition.offsets()[bone];
      int end = partition.offsets()[bone + 1];
      double total = 0;
      for (int entry = start; entry < end; entry++) {
        weighed[entry] = partition.weights()[entry] * vertexWeights[partition.vertices()[entry]];
        total += weighed[entry];
      }
      pointless[bone] = !(total > 0);
      for (int entry = start; entry < end && total > 0; entry++) {
        weighed[entry] = (float) (weighed[entry] / total);
      }
    }
    weights = weighed;
  }

  /** Whether a bone has a vertex that counts. */
  public boolean hasPoints(int bone) {
    return !pointless[bone];
  }

  /** The second step: a joint of each bone, the weighted mean of its vertices in the target. */
  public void placeJoints() {
    for (int bone = 0; bone < partition.boneCount(); bone++) {
      double total = 0;
      double x = 0;
      double y = 0;
      double z = 0;
      for (int entry = partition.offsets()[bone]; entry < partition.offsets()[bone + 1]; entry++) {
        double weight = weights[entry];
        total += weight;
        x += weight * to[3 * entry];
        y += weight * to[3 * entry + 1];
        z += weight * to[3 * entry + 2];
      }
      if (total > 0) {
        joints[3 * bone] = x / total;
        joints[3 * bone + 1] = y / total;
        joints[3 * bone + 2] = z / total;
      }
    }
  }

  /**
   * The third step: the rigid transform of each bone. Its joint counts with twice the largest
   * weight of all bones and has the place that it has in the target on both sides, as in the
   * reference implementation of the Anny body model: it holds back a bone that is far from its
   * target.
   *
   * @param transforms [B·12] out, {@link RigidTransforms}; the identity for a bone without vertices
   */
  public void register(double[] transforms) {
    for (int bone = 0; bone < partition.boneCount(); bone++) {
      registerBone(bone, transforms);
    }
  }

  /**
   * The third step for one bone.
   *
   * @param transforms [B·12] out, only this bone's
   */
  public void registerBone(int bone, double[] transforms) {
    int out = RigidTransforms.STRIDE * bone;
    if (hasPoints(bone)) {
      registration.register(
          from,
          to,
          weights,
          partition.offsets()[bone],
          partition.offsets()[bone + 1],
          joints,
          3 * bone,
          2 * partition.largestWeight(),
          transforms,
          out);
    } else {
      RigidTransforms.identity(transforms, out);
    }
  }
}
