package org.fitterbench.fitter.model;

import java.util.Arrays;
import org.fitterbench.fitter.skeleton.PoseTangents;
import org.fitterbench.fitter.skeleton.RestSkeleton;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.VectorLinearBlendSkinning;

/**
 * The exact derivative of a forward pass by one parameter of the shape: through coefficients, blend
 * shapes, joints, rest poses, kinematics and linear blend skinning, the pose's parameters held.
 * Reused from one derivative to the next; for one thread at a time.
 */
public final class BodyTangent {
  private final BodyModel model;
  private final double[] labelWeights = new double[PhenotypeCoefficients.SCRATCH];
  private final double[] labelSlopes = new double[PhenotypeCoefficients.SCRATCH];
  private final double[] conjugation = new double[4 * RigidTransforms.STRIDE];
  private final double[] coefficients;
  private final ShapeTangent shape;
  private final double[] restPoses;
  private final double[] boneTransforms;
  private final float[] boneMatrices;
  private final float[] boneMatrixTangents;

  BodyTangent(BodyModel model) {
    this.model = model;
    int boneCount = model.boneCount();
    coefficients = new double[model.coefficientCount()];
    shape = new ShapeTangent(model);
    restPoses = new double[RigidTransforms.STRIDE * boneCount];
    boneTransforms = new double[RigidTransforms.STRIDE * boneCount];
    boneMatrices = new float[VectorLinearBlendSkinning.STRIDE * boneCount];
    boneMatrixTangents = new float[VectorLinearBlendSkinning.STRIDE * boneCount];
  }

  /**
   * Differentiates a body. Where the derivative jumps it is the mean of both sides, at an outermost
   * anchor the inner side.
   *
   * @param workspace the body's forward pass
   * @param out [V·3] derivative of the vertices, metres for one unit of the parameter
   */
  public void differentiate(
      BodyParameters body, ShapeParameter by, BodyWorkspace workspace, float[] out) {
    differentiateCoefficients(body, by);
    shape.differentiate(coefficients);
    RestSkeleton.restTangents(
        model.skeleton(),
        workspace.boneHeads(),
        workspace.boneTails(),
        shape.boneHeads(),
        shape.boneTails(),
        restPoses);
    PoseTangents.transformTangents(
        body.parameterisation(),
        model.skeleton(),
        workspace.restPoses(),
        body.pose(),
        workspace.boneTransforms(),
        restPoses,
        conjugation,
        boneTransforms);
    model.kernels.skinTangents(
        workspace.boneTransforms(),
        boneTransforms,
        boneMatrices,
        boneMatrixTangents,
        workspace.restVertices(),
        shape.restVertices(),
        out);
  }

  private void differentiateCoefficients(BodyParameters body, ShapeParameter by) {
    Arrays.fill(coefficients, 0);
    switch (by) {
      case ShapeParameter.OfPhenotype(Phenotype phenotype) ->
          PhenotypeCoefficients.differentiate(
              body.phenotypes(), phenotype, labelWeights, labelSlopes, coefficients);
      case ShapeParameter.OfLocalChange(int index, String _) ->
          LocalChangeCoefficients.differentiate(body.localChanges(), index, coefficients);
    }
  }
}
