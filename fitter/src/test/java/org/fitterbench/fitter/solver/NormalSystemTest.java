package org.fitterbench.fitter.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyTangent;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The normal equations against those of a Jacobian that is written out vertex by vertex. */
final class NormalSystemTest {
  private static final double TOLERANCE = 1e-9;

  private static final List<ShapeParameter> SHAPE =
      List.of(
          new ShapeParameter.OfPhenotype(Phenotype.GENDER),
          new ShapeParameter.OfPhenotype(Phenotype.AGE));

  private final BodyModel model = TubeBody.model();
  private final BodyParameters body = model.neutral();
  private final BodyWorkspace workspace = model.newWorkspace();
  private final float[] residuals = new float[3 * model.vertexCount()];
  private final float[] weights = new float[model.vertexCount()];
  private final float[][] columns = new float[SHAPE.size() + 1][];

  @BeforeEach
  void pose() {
    Random random = new Random(3);
    body.setPhenotype(Phenotype.GENDER, 0.7);
    body.setPhenotype(Phenotype.AGE, 0.6);
    for (int bone = 0; bone < model.boneCount(); bone++) {
      Rotations.fromVector(
          0.3 * random.nextGaussian(),
          0.3 * random.nextGaussian(),
          0.3 * random.nextGaussian(),
          body.pose(),
          bone * RigidTransforms.STRIDE);
    }
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    for (int entry = 0; entry < residuals.length; entry++) {
      residuals[entry] = 0.01f * (float) random.nextGaussian();
    }
    for (int vertex = 0; vertex < weights.length; vertex++) {
      weights[vertex] = vertex % 7 == 0 ? 0 : 0.5f + random.nextFloat();
    }
    BodyTangent tangent = model.newTangent();
    for (int index = 0; index < SHAPE.size(); index++) {
      columns[index] = new float[residuals.length];
      tangent.differentiate(body, SHAPE.get(index), workspace, columns[index]);
    }
    columns[SHAPE.size()] = residuals;
  }

  @Test
  void theEquationsAreThoseOfTheWholeJacobian() {
    NormalSystem system = system();
    double[][] jacobian = jacobian(system);
    for (int one = 0; one < system.size(); one++) {
      for (int other = one; other < system.size(); other++) {
        double expected = one == other && one >= system.shape(SHAPE.size()) ? 1 : 0;
        for (int row = 0; row < residuals.length; row++) {
          expected += weights[row / 3] * jacobian[row][one] * jacobian[row][other];
        }
        int block = system.pattern().block(one / 3, other / 3);
        double actual = block < 0 ? 0 : system.blocks[9 * block + 3 * (one % 3) + other % 3];
        assertEquals(expected, actual, TOLERANCE, one + ", " + other);
      }
      double expected = 0;
      for (int row = 0; row < residuals.length; row++) {
        expected += weights[row / 3] * jacobian[row][one] * residuals[row];
      }
      assertEquals(expected, system.right[one], TOLERANCE, "right side " + one);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    FitPlan plan = new FitPlan(model, SHAPE);
    double[][] steps = new double[3][];
    double[] none = new double[SHAPE.size()];
    float[] target = workspace.vertices().clone();
    for (int entry = 0; entry < target.length; entry++) {
      target[entry] += residuals[entry];
    }
    for (int threads = 1; threads <= steps.length; threads++) {
      GaussNewtonStep step = new GaussNewtonStep(plan, none, threads);
      step.linearise(body, workspace, target, weights, StageTrace.off());
      step.solve(body, 1e-3, new double[] {0, 0}, new double[] {1, 1});
      BodyParameters moved = body.copy();
      step.apply(body, workspace, new double[] {0, 0}, new double[] {1, 1}, moved);
      steps[threads - 1] = moved.pose();
    }
    assertArrayEquals(steps[0], steps[1]);
    assertArrayEquals(steps[0], steps[2]);
  }

  private NormalSystem system() {
    BonePairs pairs = BonePairs.of(model.skeleton(), model.influences());
    BlockPattern pattern = NormalSystem.pattern(pairs, model.boneCount(), SHAPE.size());
    NormalSystem system = new NormalSystem(pairs, pattern, model.boneCount(), SHAPE.size());
    BoneMoments moments =
        new BoneMoments(
            pairs, model.boneCount(), SHAPE.size(), model.influences().maximumPerVertex());
    moments.add(
        model.influences(),
        workspace.boneTransforms(),
        workspace.restVertices(),
        columns,
        weights,
        pairs.vertexSlots(),
        0,
        0,
        model.vertexCount());
    moments.sumSubtrees(pairs, model.skeleton().parents());
    system.set(moments, workspace.bonePoses());
    return system;
  }

  private double[][] jacobian(NormalSystem system) {
    double[][] jacobian = new double[residuals.length][system.size()];
    for (int vertex = 0; vertex < model.vertexCount(); vertex++) {
      for (int bone = 0; bone < model.boneCount(); bone++) {
        double[] y = leverArm(vertex, bone);
        int unknown = system.bone(bone);
        for (int axis = 0; axis < 3; axis++) {
          // e × y: the derivative by a turn about an axis.
          jacobian[3 * vertex + (axis + 1) % 3][unknown + axis] = -y[(axis + 2) % 3];
          jacobian[3 * vertex + (axis + 2) % 3][unknown + axis] = y[(axis + 1) % 3];
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        int row = 3 * vertex + axis;
        jacobian[row][system.translation() + axis] = 1;
        for (int index = 0; index < SHAPE.size(); index++) {
          jacobian[row][system.shape(index)] = columns[index][row];
        }
      }
    }
    return jacobian;
  }

  /** Σ wⱼ (Xⱼ v − p) over the vertex's influences in the subtree of a bone. */
  private double[] leverArm(int vertex, int bone) {
    Influences influences = model.influences();
    double[] sum = new double[3];
    for (int entry = influences.offsets()[vertex];
        entry < influences.offsets()[vertex + 1];
        entry++) {
      int above = influences.bones()[entry];
      while (above > bone) {
        above = model.skeleton().parents()[above];
      }
      if (above == bone) {
        for (int axis = 0; axis < 3; axis++) {
          int row = RigidTransforms.STRIDE * influences.bones()[entry] + 4 * axis;
          double moved = workspace.boneTransforms()[row + 3];
          for (int inner = 0; inner < 3; inner++) {
            moved +=
                workspace.boneTransforms()[row + inner]
                    * workspace.restVertices()[3 * vertex + inner];
          }
          double joint = workspace.bonePoses()[RigidTransforms.STRIDE * bone + 4 * axis + 3];
          sum[axis] += influences.weights()[entry] * (moved - joint);
        }
      }
    }
    return sum;
  }
}
