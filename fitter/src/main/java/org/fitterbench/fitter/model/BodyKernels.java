package org.fitterbench.fitter.model;

import org.fitterbench.fitter.skinning.DualQuaternionSkinning;
import org.fitterbench.fitter.skinning.FirstBonePairs;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.LinearBlendSkinning;
import org.fitterbench.fitter.skinning.LinearBlendSkinningTangent;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;
import org.fitterbench.fitter.skinning.VectorDualQuaternionSkinning;
import org.fitterbench.fitter.skinning.VectorLinearBlendSkinning;
import org.fitterbench.fitter.skinning.VectorLinearBlendSkinningTangent;

/**
 * The kernels of one model: the one place where the scalar or the vector one of each pair is
 * chosen. Immutable.
 *
 * @param choice which of each pair
 * @param influences which bones move which vertices
 * @param pairs those of {@code influences}
 */
record BodyKernels(SkinningKernel choice, Influences influences, FirstBonePairs pairs) {
  BodyKernels(SkinningKernel choice, Influences influences) {
    this(choice, influences, FirstBonePairs.of(influences));
  }

  /** The other or the same kernels for the same influences. */
  BodyKernels with(SkinningKernel other) {
    return new BodyKernels(other, influences, pairs);
  }

  /** The rest vertices of one tile; see {@link BlendShapeBlending}. */
  void blend(BlendShapes shapes, ActiveShapes active, float[] template, int tile, float[] out) {
    switch (choice) {
      case SCALAR -> BlendShapeBlending.blend(shapes, active, template, tile, out);
      case VECTOR -> VectorBlendShapeBlending.blend(shapes, active, template, tile, out);
    }
  }

  /** Brings a workspace's bone transforms into the form that {@link #skin} reads. */
  void prepareSkinning(Skinning skinning, BodyWorkspace workspace) {
    double[] transforms = workspace.boneTransforms();
    switch (skinning) {
      case LBS -> {
        switch (choice) {
          case SCALAR -> LinearBlendSkinning.prepare(transforms, workspace.boneMatrices);
          case VECTOR -> VectorLinearBlendSkinning.prepare(transforms, workspace.boneMatrices);
        }
      }
      case DQS -> {
        float[] bones = workspace.boneDualQuaternions;
        DualQuaternionSkinning.prepare(transforms, workspace.quaternionScratch, bones);
        DualQuaternionSkinning.signs(pairs, bones, workspace.pairSigns);
      }
    }
  }

  /** Moves the vertices {@code from} to {@code to} (exclusive) of a workspace. */
  void skin(Skinning skinning, BodyWorkspace workspace, int from, int to) {
    float[] rest = workspace.restVertices();
    float[] vertices = workspace.vertices();
    switch (skinning) {
      case LBS -> {
        float[] matrices = workspace.boneMatrices;
        switch (choice) {
          case SCALAR -> LinearBlendSkinning.skin(influences, matrices, rest, vertices, from, to);
          case VECTOR ->
              VectorLinearBlendSkinning.skin(influences, matrices, rest, vertices, from, to);
        }
      }
      case DQS -> {
        float[] bones = workspace.boneDualQuaternions;
        float[] signs = workspace.pairSigns;
        switch (choice) {
          case SCALAR ->
              DualQuaternionSkinning.skin(
                  influences, pairs, bones, signs, rest, vertices, from, to);
          case VECTOR ->
              VectorDualQuaternionSkinning.skin(
                  influences, pairs, bones, signs, rest, vertices, from, to);
        }
      }
    }
  }

  /**
   * The derivative of linear blend skinning.
   *
   * @param transforms [B·12] X of every bone
   * @param transformTangents [B·12] their derivatives
   * @param matrices [B·16] overwritten
   * @param matrixTangents [B·16] overwritten
   * @param rest [V·3] rest vertices
   * @param restTangents [V·3] their derivatives
   * @param out [V·3] derivatives of the vertices
   */
  void skinTangents(
      double[] transforms,
      double[] transformTangents,
      float[] matrices,
      float[] matrixTangents,
      float[] rest,
      float[] restTangents,
      float[] out) {
    switch (choice) {
      case SCALAR -> {
        LinearBlendSkinning.prepare(transforms, matrices);
        LinearBlendSkinning.prepare(transformTangents, matrixTangents);
        LinearBlendSkinningTangent.skin(
            influences, matrices, matrixTangents, rest, restTangents, out);
      }
      case VECTOR -> {
        VectorLinearBlendSkinning.prepare(transforms, matrices);
        VectorLinearBlendSkinning.prepare(transformTangents, matrixTangents);
        VectorLinearBlendSkinningTangent.skin(
            influences, matrices, matrixTangents, rest, restTangents, out);
      }
    }
  }
}
