package org.fitterbench.fitter.model;

import org.fitterbench.fitter.skinning.SkinningKernel;

/**
 * What a body model is made with.
 *
 * @param rig name of a rig of the body data, for example {@code default} or {@code mixamo}
 * @param bones which bones of the rig
 * @param topology which faces
 * @param maximumInfluences bones that may move one vertex, at least 1; beyond it the largest
 *     weights stay and are divided by their sum
 * @param kernel what computes blend shapes and skinning
 */
public record BodyModelOptions(
    String rig,
    BoneSelection bones,
    BodyTopology topology,
    int maximumInfluences,
    SkinningKernel kernel) {
  public BodyModelOptions {
    if (maximumInfluences < 1) {
      throw new IllegalArgumentException("A vertex follows at least one bone");
    }
  }

  /** Anny's full body: its topology, the default rig, all influences, the fastest kernel. */
  public static BodyModelOptions defaults() {
    return new BodyModelOptions(
        "default",
        BoneSelection.FULL_BODY,
        BodyTopology.ANNY,
        Integer.MAX_VALUE,
        SkinningKernel.fastest());
  }

  public BodyModelOptions withRig(String other) {
    return new BodyModelOptions(other, bones, topology, maximumInfluences, kernel);
  }

  public BodyModelOptions withBones(BoneSelection other) {
    return new BodyModelOptions(rig, other, topology, maximumInfluences, kernel);
  }

  public BodyModelOptions withTopology(BodyTopology other) {
    return new BodyModelOptions(rig, bones, other, maximumInfluences, kernel);
  }

  public BodyModelOptions withMaximumInfluences(int other) {
    return new BodyModelOptions(rig, bones, topology, other, kernel);
  }

  public BodyModelOptions withKernel(SkinningKernel other) {
    return new BodyModelOptions(rig, bones, topology, maximumInfluences, other);
  }
}
