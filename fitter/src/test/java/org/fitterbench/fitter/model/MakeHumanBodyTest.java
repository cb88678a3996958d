package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.measure.BodyMeasurements;
import org.fitterbench.fitter.measure.BodyMeasurer;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.fitterbench.mesh.model.Mesh;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MakeHuman's own body with other rigs, topologies and shapes than the golden cases have. */
class MakeHumanBodyTest {
  private static BodyAssets assets;
  private static BodyModel model;

  @BeforeAll
  static void read() {
    assets = Mpfb2Reader.read(SharedData.mpfb2());
    model = BodyModel.create(assets, BodyModelOptions.defaults());
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void theMixamoRigLeavesTheRestShapeAlone(Skinning skinning) {
    BodyModel mixamo = mixamo();
    assertEquals(52, mixamo.boneCount());
    BodyParameters neutral = mixamo.neutral();
    BodyParameters identity =
        new BodyParameters(
            neutral.phenotypes(),
            neutral.localChanges(),
            PoseParameterisation.REST_RELATIVE,
            RigidTransforms.identities(mixamo.boneCount()));
    BodyWorkspace workspace = forward(mixamo, identity, skinning);
    assertArrayEquals(workspace.restVertices(), workspace.vertices(), 2e-6f);
    assertArrayEquals(
        forward(model, model.neutral(), skinning).restVertices(), workspace.restVertices());
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void theMixamoRigPosesToFiniteVertices(Skinning skinning) {
    BodyModel mixamo = mixamo();
    BodyParameters body =
        RandomBodies.next(
            mixamo, PoseParameterisation.ROOT_RELATIVE_WORLD, new SplittableRandom(2));
    for (float coordinate : forward(mixamo, body, skinning).vertices()) {
      assertTrue(Float.isFinite(coordinate));
    }
  }

  @ParameterizedTest
  @EnumSource(BodyTopology.class)
  void everyTopologyHasTextureCoordinatesAtEveryCorner(BodyTopology topology) {
    BodyModel other = BodyModel.create(assets, BodyModelOptions.defaults().withTopology(topology));
    Mesh mesh = other.topology().triangleMesh(other.template());
    assertTrue(mesh.hasTextureCoordinates());
    assertEquals(
        switch (topology) {
          case ANNY -> 13_348;
          case BODY -> 13_380;
          case FULL -> 19_158;
        },
        mesh.vertexCount());
    int last = mesh.textureCoordinates().length / 2 - 1;
    for (int coordinate : mesh.faceTextureCoordinates()) {
      assertTrue(coordinate >= 0 && coordinate <= last);
    }
  }

  @Test
  void annysBodyIsAClosedSurface() {
    Map<Long, Integer> directions = new HashMap<>();
    int[] triangles = model.topology().triangles();
    for (int corner = 0; corner < triangles.length; corner++) {
      long from = triangles[corner];
      long to = triangles[corner % 3 == 2 ? corner - 2 : corner + 1];
      directions.merge((from << Integer.SIZE) | to, 1, Integer::sum);
      directions.merge((to << Integer.SIZE) | from, -1, Integer::sum);
    }
    assertTrue(directions.values().stream().allMatch(balance -> balance == 0));
  }

  @Test
  void measurementsAreThoseOfPeople() {
    BodyMeasurements neutral = measure(model.neutral());
    assertEquals(1.6, neutral.heightMetres(), 0.15);
    assertEquals(0.8, neutral.waistMetres().orElseThrow(), 0.2);
    assertEquals(20, neutral.bodyMassIndex(), 3);
    BodyParameters heavy = model.neutral();
    heavy.setPhenotype(Phenotype.WEIGHT, 1);
    BodyMeasurements measured = measure(heavy);
    assertTrue(measured.massKilograms() > 1.05 * neutral.massKilograms());
    assertTrue(measured.waistMetres().orElseThrow() > 1.05 * neutral.waistMetres().orElseThrow());
    BodyParameters newborn = model.neutral();
    newborn.setPhenotype(Phenotype.AGE, -1.0 / 3);
    assertEquals(0.55, measure(newborn).heightMetres(), 0.15);
  }

  private static BodyModel mixamo() {
    return BodyModel.create(assets, BodyModelOptions.defaults().withRig("mixamo"));
  }

  private static BodyMeasurements measure(BodyParameters body) {
    return new BodyMeasurer(model).measure(forward(model, body, Skinning.LBS));
  }

  private static BodyWorkspace forward(BodyModel model, BodyParameters body, Skinning skinning) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, skinning, workspace, StageTrace.off());
    return workspace;
  }
}
