package org.fitterbench.fitter.model;

import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.DualQuaternionSkinning;
import org.fitterbench.fitter.skinning.VectorLinearBlendSkinning;

/**
 * Everything that a forward pass computes for one body; reused from one pass to the next, so that a
 * pass allocates nothing. Only for the model that made it, and for one thread at a time. Metres, Z
 * up.
 */
public final class BodyWorkspace {
  final double[] coefficientScratch = new double[PhenotypeCoefficients.SCRATCH];
  final double[] quaternionScratch = new double[4];

  /** Large enough for either kernel of linear blend skinning. */
  final float[] boneMatrices;

  final float[] boneDualQuaternions;
  final float[] pairSigns;
  final double[] joints;

  private final double[] coefficients;
  private final ActiveShapes activeShapes;
  private final float[] restVertices;
  private final double[] boneHeads;
  private final double[] boneTails;
  private final double[] restPoses;
  private final double[] bonePoses;
  private final double[] boneTransforms;
  private final float[] vertices;

  BodyWorkspace(BodyModel model) {
    int boneCount = model.boneCount();
    coefficients = new double[model.coefficientCount()];
    activeShapes = new ActiveShapes(model.shapes().shapeCount());
    restVertices = new float[3 * model.vertexCount()];
    joints = new double[3 * model.jointShapes.jointCount()];
    boneHeads = new double[3 * boneCount];
    boneTails = new double[3 * boneCount];
    restPoses = new double[RigidTransforms.STRIDE * boneCount];
    bonePoses = new double[RigidTransforms.STRIDE * boneCount];
    boneTransforms = new double[RigidTransforms.STRIDE * boneCount];
    boneMatrices = new float[VectorLinearBlendSkinning.STRIDE * boneCount];
    boneDualQuaternions = new float[DualQuaternionSkinning.STRIDE * boneCount];
    pairSigns = new float[model.kernels.pairs().count()];
    vertices = new float[3 * model.vertexCount()];
  }

  /** [624 + 2·L] blend shape coefficients: phenotypes, then two for each local change. */
  public double[] coefficients() {
    return coefficients;
  }

  /** The shapes with a coefficient other than 0. */
  public ActiveShapes activeShapes() {
    return activeShapes;
  }

  /** [V·3] the vertices before posing. */
  public float[] restVertices() {
    return restVertices;
  }

  /** [B·3] where the bones start before posing. */
  public double[] boneHeads() {
    return boneHeads;
  }

  /** [B·3] where the bones end before posing. */
  public double[] boneTails() {
    return boneTails;
  }

  /** [B·12] the bones before posing, {@link RigidTransforms}. */
  public double[] restPoses() {
    return restPoses;
  }

  /** [B·12] the bones in the world, {@link RigidTransforms}. */
  public double[] bonePoses() {
    return bonePoses;
  }

  /** [B·12] X = pose · rest⁻¹, which moves rest vertices into the world. */
  public double[] boneTransforms() {
    return boneTransforms;
  }

  /** [V·3] the posed vertices. */
  public float[] vertices() {
    return vertices;
  }
}
