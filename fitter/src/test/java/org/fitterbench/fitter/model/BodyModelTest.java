package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every body, on a body that is small enough to reason about. */
class BodyModelTest {
  private static final double METRES = 1e-6;

  private final BodyModel model = TubeBody.model();
  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void aBoneThatIsLeftOutGivesItsChildrenToItsParent() {
    assertEquals(List.of("root", "middle", "top"), model.skeleton().names());
    assertArrayEquals(new int[] {-1, 0, 1}, model.skeleton().parents());
    BodyModel whole =
        BodyModel.create(TubeBody.assets(), TubeBody.options().withBones(BoneSelection.ALL));
    assertEquals(List.of("root", "middle", "tongue00", "top"), whole.skeleton().names());
    assertArrayEquals(new int[] {-1, 0, 1, 2}, whole.skeleton().parents());
  }

  @Test
  void aBoneThatIsLeftOutGivesItsWeightsToItsParent() {
    int vertex = 4 * 5;
    int from = model.influences().offsets()[vertex];
    assertEquals(1, model.influences().offsets()[vertex + 1] - from);
    assertEquals(1, model.influences().bones()[from]);
    assertEquals(1f, model.influences().weights()[from]);
  }

  @Test
  void bothKernelsGiveTheSameBody() {
    BodyParameters body =
        RandomBodies.next(model, PoseParameterisation.ROOT_RELATIVE_WORLD, random);
    float[] scalar = skinnedBy(SkinningKernel.SCALAR, body);
    assertArrayEquals(scalar, skinnedBy(SkinningKernel.VECTOR, body), (float) METRES);
  }

  private static float[] skinnedBy(SkinningKernel kernel, BodyParameters body) {
    BodyModel other = BodyModel.create(TubeBody.assets(), TubeBody.options().withKernel(kernel));
    BodyWorkspace workspace = other.newWorkspace();
    other.forward(body, Skinning.LBS, workspace, StageTrace.off());
    return workspace.vertices();
  }

  @Test
  void weightsAreDividedByTheirSum() {
    int vertex = 4 * 2;
    int from = model.influences().offsets()[vertex];
    assertEquals(2, model.influences().offsets()[vertex + 1] - from);
    assertEquals(0.5 / 0.8, model.influences().weights()[from], METRES);
    assertEquals(0.3 / 0.8, model.influences().weights()[from + 1], METRES);
  }

  @Test
  void aVertexWithoutWeightFollowsTheRoot() {
    int from = model.influences().offsets()[4];
    assertEquals(1, model.influences().offsets()[5] - from);
    assertEquals(0, model.influences().bones()[from]);
  }

  @Test
  void theStrongestInfluencesStay() {
    BodyModel single =
        BodyModel.create(TubeBody.assets(), TubeBody.options().withMaximumInfluences(1));
    assertEquals(2, model.influences().maximumPerVertex());
    assertEquals(1, single.influences().maximumPerVertex());
    assertEquals(0, single.influences().bones()[single.influences().offsets()[8]]);
  }

  @Test
  void worldAxesAreMetresWithZUp() {
    assertArrayEquals(
        new float[] {0.1f, -0.1f, 1.6f}, Arrays.copyOfRange(model.template(), 3 * 32, 3 * 33));
  }

  @Test
  void offsetsAreTurnedIntoWorldAxes() {
    BodyParameters body = female(1.0);
    body.localChanges()[0] = 0.5;
    float[] rest = forward(body, Skinning.LBS).restVertices();
    // One universal target, half a local change, and a third of the Asian target.
    assertEquals(0.1 + 0.03 + 0.005, rest[3 * 7], METRES);
    assertEquals(0.1 - 0.002 - 0.001 - 0.002 / 3, rest[3 * 7 + 1], METRES);
    assertEquals(0.2 + 0.01 + 0.004 / 3, rest[3 * 7 + 2], METRES);
  }

  @Test
  void aNewbornIsAScaledBabyOnAScaledTemplate() {
    float[] rest = forward(female(-1.0 / 3), Skinning.LBS).restVertices();
    // Universal, race and height each add a third of the smaller template.
    double width = 0.1 * 0.922 + 0.922 * 0.03;
    double height = 1.6 * 0.75 + 0.75 * (8 * -0.05 + 8 * 0.004 / 3);
    assertEquals(width, rest[3 * 32], METRES);
    assertEquals(height, rest[3 * 32 + 2], METRES);
  }

  @Test
  void blendShapesAreLinearInTheCoefficients() {
    BodyWorkspace one = model.newWorkspace();
    BodyWorkspace two = model.newWorkspace();
    BodyWorkspace sum = model.newWorkspace();
    double[] mixed = new double[model.coefficientCount()];
    for (BodyWorkspace workspace : List.of(one, two)) {
      double[] coefficients = random.doubles(model.coefficientCount(), -1, 1).toArray();
      workspace.activeShapes().select(coefficients);
      model.blendShapes(workspace);
      for (int index = 0; index < mixed.length; index++) {
        mixed[index] += coefficients[index];
      }
    }
    sum.activeShapes().select(mixed);
    model.blendShapes(sum);
    for (int entry = 0; entry < model.template().length; entry++) {
      double expected =
          one.restVertices()[entry] + two.restVertices()[entry] - model.template()[entry];
      assertEquals(expected, sum.restVertices()[entry], 1e-4);
    }
  }

  @Test
  void jointsMoveWithTheVerticesTheyAreTheMeanOf() {
    BodyWorkspace workspace = forward(random(PoseParameterisation.ABSOLUTE), Skinning.LBS);
    int[] rings = {0, 2, 6};
    for (int bone = 0; bone < rings.length; bone++) {
      for (int axis = 0; axis < 3; axis++) {
        double mean = 0;
        for (int vertex = 4 * rings[bone]; vertex < 4 * rings[bone] + 4; vertex++) {
          mean += workspace.restVertices()[3 * vertex + axis] / 4.0;
        }
        assertEquals(mean, workspace.boneHeads()[3 * bone + axis], METRES);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void theIdentityPoseIsTheRestShape(Skinning skinning) {
    BodyParameters body = random(PoseParameterisation.REST_RELATIVE);
    System.arraycopy(
        RigidTransforms.identities(model.boneCount()), 0, body.pose(), 0, body.pose().length);
    BodyWorkspace workspace = forward(body, skinning);
    assertClose(workspace.restVertices(), workspace.vertices());
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void theNeutralPoseHasItsRootJointAtTheOrigin(Skinning skinning) {
    BodyWorkspace workspace = forward(model.neutral(), skinning);
    float[] expected = workspace.restVertices().clone();
    for (int entry = 0; entry < expected.length; entry++) {
      expected[entry] -= (float) workspace.boneHeads()[entry % 3];
    }
    assertClose(expected, workspace.vertices());
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void movingTheRootMovesTheWholeBodyRigidly(Skinning skinning) {
    BodyParameters body = random(PoseParameterisation.ROOT_RELATIVE_WORLD);
    BodyWorkspace before = forward(body, skinning);
    double[] motion = new double[RigidTransforms.STRIDE];
    RandomBodies.rotate(random, motion, 0);
    RigidTransforms.multiply(motion, 0, body.pose(), 0, body.pose(), 0);
    BodyWorkspace after = forward(body, skinning);
    assertClose(moved(motion, before.vertices()), after.vertices());
  }

  @Test
  void bothSkinningsAgreeWhereOneBoneMovesAVertex() {
    BodyParameters body = random(PoseParameterisation.ROOT_RELATIVE_WORLD);
    BodyModel single =
        BodyModel.create(TubeBody.assets(), TubeBody.options().withMaximumInfluences(1));
    BodyWorkspace linear = single.newWorkspace();
    BodyWorkspace dual = single.newWorkspace();
    single.forward(body, Skinning.LBS, linear, StageTrace.off());
    single.forward(body, Skinning.DQS, dual, StageTrace.off());
    assertClose(linear.vertices(), dual.vertices());
  }

  @ParameterizedTest
  @EnumSource(PoseParameterisation.class)
  void poseParametersComeBackFromPoses(PoseParameterisation parameterisation) {
    BodyParameters body = random(parameterisation);
    BodyWorkspace workspace = forward(body, Skinning.LBS);
    double[] parameters = new double[body.pose().length];
    parameterisation.toParameters(
        model.skeleton(), workspace.restPoses(), workspace.bonePoses(), parameters);
    assertArrayEquals(body.pose(), parameters, 1e-12);
  }

  @Test
  void aForwardPassHasItsStagesInOrder() {
    List<String> stages = new ArrayList<>();
    StageTrace trace =
        name -> {
          stages.add(name);
          Stage end = () -> stages.add("/" + name);
          return end;
        };
    model.forward(model.neutral(), Skinning.LBS, model.newWorkspace(), trace);
    assertEquals(
        "coefficients /coefficients blend-shapes /blend-shapes rest-skeleton /rest-skeleton"
            + " pose /pose skinning /skinning",
        String.join(" ", stages));
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void aForwardPassAllocatesNothing(Skinning skinning) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BodyParameters body = random(PoseParameterisation.ROOT_RELATIVE_WORLD);
    // The vector kernel's registers are objects until the compiler has seen it often enough.
    BodyModel scalar =
        BodyModel.create(TubeBody.assets(), TubeBody.options().withKernel(SkinningKernel.SCALAR));
    BodyWorkspace workspace = scalar.newWorkspace();
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      scalar.forward(body, skinning, workspace, StageTrace.off());
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void facesOutsideTheBodyAreLeftOutWithTheirVertices() {
    assertEquals(TubeBody.VERTICES, model.vertexCount());
    assertEquals(4 * (TubeBody.RINGS - 1) + 2, model.topology().quadCount());
    BodyModel full =
        BodyModel.create(TubeBody.assets(), TubeBody.options().withTopology(BodyTopology.FULL));
    assertEquals(TubeBody.VERTICES + 4, full.vertexCount());
    assertEquals(model.topology().quadCount() + 2, full.topology().quadCount());
  }

  @Test
  void trianglesAreFansOfTheQuads() {
    MeshTopology one =
        new MeshTopology(
            new int[] {0, 1, 2, 3}, new int[] {3, 1, 0, 2}, new float[8], new int[] {0, 1, 2, 3});
    assertArrayEquals(new int[] {3, 1, 0, 3, 0, 2}, one.triangles());
    assertArrayEquals(
        new int[] {0, 1, 2, 0, 2, 3}, one.triangleMesh(new float[12]).faceTextureCoordinates());
    assertEquals(1, one.mesh(new float[12]).faceCount());
  }

  @Test
  void anUnknownRigIsRefusedWithTheOnesThereAre() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> BodyModel.create(TubeBody.assets(), TubeBody.options().withRig("mixamo")));
    assertTrue(failure.oneLine().contains("mixamo") && failure.oneLine().contains("chain"));
  }

  @Test
  void aMeshWithoutTheOpeningsIsRefusedForAnnysTopology() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                BodyModel.create(
                    TubeBody.assets(), TubeBody.options().withTopology(BodyTopology.ANNY)));
    assertTrue(failure.oneLine().contains("8437"));
  }

  @Test
  void forwardDifferencesAreDifferencesOfForwardPasses() {
    BodyParameters body = random(PoseParameterisation.ROOT_RELATIVE_WORLD);
    List<ShapeParameter> parameters =
        List.of(
            new ShapeParameter.OfPhenotype(Phenotype.AGE),
            new ShapeParameter.OfLocalChange(0, "wide"));
    int[] vertices = {7, 12, 30};
    BodyParameters untouched = body.copy();
    Jacobian jacobian =
        new ForwardDifferences(0.1)
            .prepare(model, Skinning.DQS, parameters, vertices)
            .at(body, StageTrace.off());
    assertArrayEquals(untouched.phenotypes(), body.phenotypes());
    assertArrayEquals(untouched.localChanges(), body.localChanges());
    float[] base = forward(body, Skinning.DQS).vertices();
    for (int column = 0; column < parameters.size(); column++) {
      BodyParameters changed = body.copy();
      ShapeParameter parameter = parameters.get(column);
      parameter.setValue(changed, parameter.value(body) + 0.1);
      float[] moved = forward(changed, Skinning.DQS).vertices();
      for (int row = 0; row < 9; row++) {
        int entry = 3 * vertices[row / 3] + row % 3;
        assertEquals(base[entry], jacobian.positions()[row]);
        assertEquals((moved[entry] - base[entry]) / 0.1, jacobian.values()[9 * column + row], 1e-6);
      }
    }
  }

  @Test
  void centralDifferencesSeeTheSlopeOfALocalChangeOnItsOwnSide() {
    int[] all = IntStream.range(0, model.vertexCount()).toArray();
    ShapeParameter wide = new ShapeParameter.OfLocalChange(0, "wide");
    // At −1 to 0 the narrow target's slope holds, from 0 on the wide one's, at 0 their mean.
    double[][] slopes = {{-0.5, 0.005}, {-0.001, 0.005}, {0, 0.0075}, {0.001, 0.01}, {0.8, 0.01}};
    for (double[] slope : slopes) {
      BodyParameters body = model.neutral();
      wide.setValue(body, slope[0]);
      Jacobian jacobian =
          new CentralDifferences(CentralDifferences.DEFAULT_STEP)
              .prepare(model, Skinning.LBS, List.of(wide), all)
              .at(body, StageTrace.off());
      assertEquals(slope[1], jacobian.values()[0], 2e-5, "at " + slope[0]);
    }
  }

  @Test
  void centralDifferencesLookInwardsAtAnOutermostAnchor() {
    CentralDifferences differences = new CentralDifferences(0.02);
    ShapeParameter gender = new ShapeParameter.OfPhenotype(Phenotype.GENDER);
    ShapeParameter african = new ShapeParameter.OfPhenotype(Phenotype.AFRICAN);
    assertEquals(0, differences.from(gender, 0));
    assertEquals(0.02, differences.to(gender, 0));
    assertEquals(0.98, differences.from(gender, 1), 1e-12);
    assertEquals(1, differences.to(gender, 1));
    assertEquals(0, differences.from(african, 0));
    assertEquals(0.02, differences.to(african, 0));
    ShapeParameter muscle = new ShapeParameter.OfPhenotype(Phenotype.MUSCLE);
    assertEquals(0.49, differences.from(muscle, 0.495), 1e-12);
    assertEquals(0.5, differences.to(muscle, 0.495), 1e-12);
  }

  private BodyParameters random(PoseParameterisation parameterisation) {
    return RandomBodies.next(model, parameterisation, random);
  }

  private BodyParameters female(double age) {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.GENDER, 1);
    body.setPhenotype(Phenotype.AGE, age);
    return body;
  }

  private BodyWorkspace forward(BodyParameters body, Skinning skinning) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, skinning, workspace, StageTrace.off());
    return workspace;
  }

  private static float[] moved(double[] motion, float[] vertices) {
    float[] moved = new float[vertices.length];
    for (int entry = 0; entry < vertices.length; entry += 3) {
      for (int row = 0; row < 3; row++) {
        moved[entry + row] =
            (float)
                (motion[4 * row] * vertices[entry]
                    + motion[4 * row + 1] * vertices[entry + 1]
                    + motion[4 * row + 2] * vertices[entry + 2]
                    + motion[4 * row + 3]);
      }
    }
    return moved;
  }

  private static void assertClose(float[] expected, float[] actual) {
    assertArrayEquals(expected, actual, 4e-6f);
  }
}
