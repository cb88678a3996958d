package org.fitterbench.fitter.model;

import java.util.Arrays;
import org.fitterbench.fitter.skeleton.RestSkeleton;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * A body one of whose shape parameters was moved. It is computed from the unmoved body: only shapes
 * whose coefficients change are blended, and on wish only vertices that move are skinned. For one
 * thread at a time.
 */
final class PerturbedBody {
  private final BodyModel model;
  private final Skinning skinning;
  private final BodyParameters shape;
  private final BodyWorkspace moved;
  private final double[] coefficientChange;
  private final ShapeTangent change;
  private final boolean[] boneMoves;

  PerturbedBody(BodyModel model, Skinning skinning) {
    this.model = model;
    this.skinning = skinning;
    shape = model.neutral();
    moved = model.newWorkspace();
    coefficientChange = new double[model.coefficientCount()];
    change = new ShapeTangent(model);
    boneMoves = new boolean[model.boneCount()];
  }

  /**
   * Moves a parameter and computes every vertex.
   *
   * @param base the forward pass of {@code body}
   */
  void move(BodyParameters body, BodyWorkspace base, ShapeParameter parameter, double step) {
    place(body, base, parameter, step);
    model.skin(skinning, moved, 0, model.vertexCount());
  }

  /**
   * Moves a parameter and computes the vertices that it moves; the others are the base's.
   *
   * @param base the forward pass of {@code body}
   */
  void moveSparsely(
      BodyParameters body, BodyWorkspace base, ShapeParameter parameter, double step) {
    place(body, base, parameter, step);
    for (int bone = 0; bone < boneMoves.length; bone++) {
      int from = RigidTransforms.STRIDE * bone;
      int to = from + RigidTransforms.STRIDE;
      boneMoves[bone] =
          !Arrays.equals(base.boneTransforms(), from, to, moved.boneTransforms(), from, to);
    }
    System.arraycopy(base.vertices(), 0, moved.vertices(), 0, moved.vertices().length);
    int from = 0;
    while (from < model.vertexCount()) {
      int to = from;
      while (to < model.vertexCount() && moves(to)) {
        to++;
      }
      if (to > from) {
        model.skin(skinning, moved, from, to);
      }
      from = to + 1;
    }
  }

  /** [V·3] the vertices, metres. */
  float[] vertices() {
    return moved.vertices();
  }

  private boolean moves(int vertex) {
    float[] rest = change.restVertices();
    int point = 3 * vertex;
    if (rest[point] != 0 || rest[point + 1] != 0 || rest[point + 2] != 0) {
      return true;
    }
    Influences influences = model.influences();
    int end = influences.offsets()[vertex + 1];
    for (int entry = influences.offsets()[vertex]; entry < end; entry++) {
      if (boneMoves[influences.bones()[entry]]) {
        return true;
      }
    }
    return false;
  }

  /** All stages but skinning. */
  private void place(
      BodyParameters body, BodyWorkspace base, ShapeParameter parameter, double step) {
    System.arraycopy(body.phenotypes(), 0, shape.phenotypes(), 0, Phenotype.COUNT);
    System.arraycopy(body.localChanges(), 0, shape.localChanges(), 0, shape.localChanges().length);
    parameter.setValue(shape, parameter.value(body) + step);
    model.computeCoefficients(shape, moved);
    for (int index = 0; index < coefficientChange.length; index++) {
      coefficientChange[index] = moved.coefficients()[index] - base.coefficients()[index];
    }
    change.differentiate(coefficientChange);
    add(base.restVertices(), change.restVertices(), moved.restVertices());
    add(base.boneHeads(), change.boneHeads(), moved.boneHeads());
    add(base.boneTails(), change.boneTails(), moved.boneTails());
    RestSkeleton.restPoses(
        model.skeleton(), moved.boneHeads(), moved.boneTails(), moved.restPoses());
    model.pose(body, moved);
    model.prepareSkinning(skinning, moved);
  }

  private static void add(float[] base, float[] change, float[] out) {
    for (int entry = 0; entry < out.length; entry++) {
      out[entry] = base[entry] + change[entry];
    }
  }

  private static void add(double[] base, double[] change, double[] out) {
    for (int entry = 0; entry < out.length; entry++) {
      out[entry] = base[entry] + change[entry];
    }
  }
}
