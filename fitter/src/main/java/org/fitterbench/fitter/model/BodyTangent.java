package org.fitterbench.fitter.model;

import java.util.Arrays;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.LinearBlendSkinning;

/**
 * The derivative of a forward pass by one parameter of the shape; reused from one to the next. Only
 * for the model that made it, and for one thread at a time.
 */
public final class BodyTangent {
  final double[] labelWeights = new double[PhenotypeCoefficients.SCRATCH];
  final double[] labelSlopes = new double[PhenotypeCoefficients.SCRATCH];
  final double[] conjugation = new double[4 * RigidTransforms.STRIDE];
  final double[] coefficients;
  final ActiveShapes activeShapes;
  final double[] joints;
  final double[] boneHeads;
  final double[] boneTails;
  final double[] restPoses;
  final float[] boneMatrices;

  private final float[] restVertices;
  private final double[] boneTransforms;

  BodyTangent(
      int coefficientCount, int storedShapes, int vertexCount, int jointCount, int boneCount) {
    coefficients = new double[coefficientCount];
    activeShapes = new ActiveShapes(storedShapes);
    restVertices = new float[3 * vertexCount];
    joints = new double[3 * jointCount];
    boneHeads = new double[3 * boneCount];
    boneTails = new double[3 * boneCount];
    restPoses = new double[RigidTransforms.STRIDE * boneCount];
    boneTransforms = new double[RigidTransforms.STRIDE * boneCount];
    boneMatrices = new float[LinearBlendSkinning.STRIDE * boneCount];
  }

  /** Fills the derivative of the coefficients. */
  void differentiateCoefficients(BodyParameters body, ShapeParameter by) {
    Arrays.fill(coefficients, 0);
    switch (by) {
      case ShapeParameter.OfPhenotype(Phenotype phenotype) ->
          PhenotypeCoefficients.differentiate(
              body.phenotypes(), phenotype, labelWeights, labelSlopes, coefficients);
      case ShapeParameter.OfLocalChange(int index, String _) ->
          LocalChangeCoefficients.differentiate(body.localChanges(), index, coefficients);
    }
  }

  /** [V·3] derivative of the rest vertices, metres for one unit of the parameter. */
  public float[] restVertices() {
    return restVertices;
  }

  /** [B·12] derivative of the bones' transforms. */
  public double[] boneTransforms() {
    return boneTransforms;
  }
}
