package org.fitterbench.fitter.model;

/**
 * What a body model is made with.
 *
 * @param rig name of a rig of the body data, for example {@code default} or {@code mixamo}
 * @param bones which bones of the rig
 * @param topology which faces
 * @param maximumInfluences bones that may move one vertex, at least 1; beyond it the largest
 *     weights stay and are divided by their sum
 */
public record BodyModelOptions(
    String rig, BoneSelection bones, BodyTopology topology, int maximumInfluences) {
  public BodyModelOptions {
    if (maximumInfluences < 1) {
      throw new IllegalArgumentException("A vertex follows at least one bone");
    }
  }

  /** Anny's full body: its topology, the default rig, all influences. */
  public static BodyModelOptions defaults() {
    return new BodyModelOptions(
        "default", BoneSelection.FULL_BODY, BodyTopology.ANNY, Integer.MAX_VALUE);
  }

  public BodyModelOptions withRig(String other) {
    return new BodyModelOptions(other, bones, topology, maximumInfluences);
  }

  public BodyModelOptions withBones(BoneSelection other) {
    return new BodyModelOptions(rig, other, topology, maximumInfluences);
  }

  public BodyModelOptions withTopology(BodyTopology other) {
    return new BodyModelOptions(rig, bones, other, maximumInfluences);
  }

  public BodyModelOptions withMaximumInfluences(int other) {
    return new BodyModelOptions(rig, bones, topology, other);
  }
}
