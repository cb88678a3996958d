package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forward pass against the outputs of the reference implementation. */
class GoldenForwardTest {
  private static final double METRES = 1e-5;
  private static final double EXACT = 1e-6;

  /** The reference's rotations are orthonormal to 2e-6 only, so inverting them doubles that. */
  private static final double INVERTED = 4e-6;

  private GoldenBody golden;

  @BeforeEach
  void load() {
    golden = GoldenBody.load();
  }

  static List<String> cases() {
    return GoldenBody.names();
  }

  @Test
  void bonesAreThoseOfTheReference() {
    assertEquals(texts(golden.meta().path("bone_labels")), golden.model().skeleton().names());
    JsonNode parents = golden.meta().path("bone_parents");
    for (int bone = 0; bone < parents.size(); bone++) {
      assertEquals(parents.get(bone).asInt(), golden.model().skeleton().parents()[bone]);
    }
  }

  @Test
  void localChangesAreThoseOfTheReference() {
    assertEquals(
        texts(golden.meta().path("all").path("local_change_labels")),
        golden.model().localChangeLabels());
  }

  @Test
  void facesAndKeptVerticesAreThoseOfTheReference() {
    MeshTopology topology = golden.model().topology();
    assertClose(golden.array("base_mesh_vertex_indices.npy"), topology.baseVertices(), 0);
    assertClose(golden.array("faces.npy"), topology.quads(), 0);
  }

  @Test
  void noVertexHasMoreThanNineInfluences() {
    assertEquals(9, golden.model().influences().maximumPerVertex());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void coefficientsAgree(String name) {
    double[] expected = golden.array(name + "/blendshape_coeffs.npy");
    double[] actual = forward(name, Skinning.LBS).coefficients();
    for (int index = 0; index < actual.length; index++) {
      double reference = index < expected.length ? expected[index] : 0;
      assertEquals(reference, actual[index], EXACT, "coefficient " + index);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void restVerticesAgree(String name) {
    assertClose(
        golden.array(name + "/rest_vertices.npy"),
        forward(name, Skinning.LBS).restVertices(),
        METRES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bonePosesAgree(String name) {
    double[] expected = golden.array(name + "/bone_poses.npy");
    double[] actual = forward(name, Skinning.LBS).bonePoses();
    assertEquals(expected.length / 16, actual.length / 12);
    for (int index = 0; index < actual.length; index++) {
      assertEquals(expected[index / 12 * 16 + index % 12], actual[index], EXACT);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void linearBlendSkinningAgrees(String name) {
    assertClose(
        golden.array(name + "/vertices.npy"), forward(name, Skinning.LBS).vertices(), METRES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dualQuaternionSkinningAgrees(String name) {
    assertClose(
        golden.array(name + "/vertices_dqs.npy"), forward(name, Skinning.DQS).vertices(), METRES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void poseParametersComeBackFromTheReferencesPoses(String name) {
    double[] reference = golden.array(name + "/bone_poses.npy");
    double[] poses = new double[reference.length / 16 * 12];
    for (int index = 0; index < poses.length; index++) {
      poses[index] = reference[index / 12 * 16 + index % 12];
    }
    BodyWorkspace workspace = forward(name, Skinning.LBS);
    double[] parameters = new double[poses.length];
    PoseParameterisation.ROOT_RELATIVE_WORLD.toParameters(
        golden.model().skeleton(), workspace.restPoses(), poses, parameters);
    assertArrayEquals(golden.parameters(name).pose(), parameters, INVERTED);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyParameterisationLeadsBackToThePoses(String name) {
    BodyWorkspace workspace = forward(name, Skinning.LBS);
    double[] poses = workspace.bonePoses();
    for (PoseParameterisation parameterisation : PoseParameterisation.values()) {
      double[] parameters = new double[poses.length];
      parameterisation.toParameters(
          golden.model().skeleton(), workspace.restPoses(), poses, parameters);
      double[] again = new double[poses.length];
      parameterisation.toPoses(
          golden.model().skeleton(),
          workspace.restPoses(),
          parameters,
          again,
          new double[poses.length]);
      assertArrayEquals(poses, again, 1e-12);
    }
  }

  private BodyWorkspace forward(String name, Skinning skinning) {
    BodyWorkspace workspace = golden.model().newWorkspace();
    golden.model().forward(golden.parameters(name), skinning, workspace, StageTrace.off());
    return workspace;
  }

  private static void assertClose(double[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    double worst = 0;
    for (int index = 0; index < actual.length; index++) {
      worst = Math.max(worst, Math.abs(expected[index] - actual[index]));
    }
    assertEquals(0, worst, tolerance);
  }

  private static void assertClose(double[] expected, int[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int index = 0; index < actual.length; index++) {
      assertEquals(expected[index], actual[index], tolerance);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
