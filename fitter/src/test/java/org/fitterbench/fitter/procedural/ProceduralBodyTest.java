package org.fitterbench.fitter.procedural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.LocalChangeNames;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;
import org.fitterbench.fitter.source.CompactBodyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProceduralBodyTest {
  private static final BodyAssets BODY = ProceduralBody.create();

  @Test
  void everyMachineMakesTheSameBits(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("body");
    CompactBodyFile.write(file, BODY);
    assertEquals(
        "bd4d185ca6a3b442a6177e0310062d9117f459e6d10204f736cedc37d7a581de",
        ContentHash.hex(ContentHash.SHA_256.of(file)));
  }

  @Test
  void theCountsAreMakeHumans() {
    assertEquals(19158, BODY.mesh().vertexCount());
    assertEquals(564, BODY.phenotypeTargets().size());
    assertEquals(512, BODY.localTargets().size());
    assertEquals(163, BODY.rigs().getFirst().bones().size());
    assertEquals(13378, bodyQuads().size());
    assertEquals(
        LocalChangeNames.all().stream().map(LocalChangeNames::positive).toList(),
        BODY.localChanges().stream().map(LocalChange::label).toList());
    assertEquals(
        PhenotypeShape.stored().stream().map(PhenotypeShape::name).toList(),
        BODY.phenotypeTargets().stream().map(ShapeTarget::name).toList());
  }

  @Test
  void theSkinIsClosedAndFacesOutward() {
    Set<Long> edges = new HashSet<>();
    for (int[] quad : bodyQuads()) {
      for (int corner = 0; corner < 4; corner++) {
        assertTrue(edges.add(edge(quad[corner], quad[(corner + 1) % 4])), "an edge walked twice");
      }
    }
    for (long edge : edges) {
      assertTrue(edges.contains((edge << 32) | (edge >>> 32)), "an open edge");
    }
    assertTrue(volume(bodyQuads()) > 50, "cubic decimetres inside");
  }

  @Test
  void theBodyModelsMeshEditLeavesAClosedSkin() {
    List<int[]> kept = new ArrayList<>();
    for (int[] quad : bodyQuads()) {
      if (Arrays.stream(quad).noneMatch(ProceduralBodyTest::isInsideADisc)) {
        kept.add(quad);
      }
    }
    assertEquals(13378 - 46, kept.size());
    kept.addAll(caps());
    assertEquals(13346, kept.size());
    Set<Integer> used = new HashSet<>();
    Set<Long> edges = new HashSet<>();
    for (int[] quad : kept) {
      for (int corner = 0; corner < 4; corner++) {
        used.add(quad[corner]);
        assertTrue(edges.add(edge(quad[corner], quad[(corner + 1) % 4])), "an edge walked twice");
      }
    }
    assertEquals(13348, used.size());
    for (long edge : edges) {
      assertTrue(edges.contains((edge << 32) | (edge >>> 32)), "an open edge");
    }
  }

  @Test
  void aCapsCornerHasOneTextureCoordinate() {
    Map<Integer, Set<Integer>> coordinates = new HashMap<>();
    BaseMesh mesh = BODY.mesh();
    for (int i = 0; i < mesh.quads().length; i++) {
      coordinates
          .computeIfAbsent(mesh.quads()[i], key -> new HashSet<>())
          .add(mesh.quadTextureCoordinates()[i]);
    }
    for (int[] cap : caps()) {
      for (int vertex : cap) {
        assertEquals(1, coordinates.getOrDefault(vertex, Set.of()).size());
      }
    }
  }

  @Test
  void weightsOfEachVertexSumToOneOverAtMostNineBones() {
    double[] sums = new double[19158];
    int[] influences = new int[19158];
    for (RigBone bone : BODY.rigs().getFirst().bones()) {
      for (int i = 0; i < bone.weights().length; i++) {
        sums[bone.weightVertices()[i]] += bone.weights()[i];
        influences[bone.weightVertices()[i]]++;
      }
    }
    for (int vertex = 0; vertex < 19158; vertex++) {
      assertEquals(1, sums[vertex], 1e-6);
      assertTrue(influences[vertex] <= 9);
    }
    assertEquals(9, Arrays.stream(influences).max().orElseThrow());
  }

  @Test
  void noBoneIsDegenerate() {
    for (RigBone bone : BODY.rigs().getFirst().bones()) {
      double[] head = position(bone.head());
      double[] tail = position(bone.tail());
      double length =
          Math.sqrt(
              Math.pow(tail[0] - head[0], 2)
                  + Math.pow(tail[1] - head[1], 2)
                  + Math.pow(tail[2] - head[2], 2));
      assertTrue(length > 0.05, bone.name() + " is " + length + " dm long");
    }
  }

  @Test
  void onlyTheAverageBodiesTargetsAreEmpty() {
    for (ShapeTarget target : BODY.phenotypeTargets()) {
      boolean average =
          target.name().startsWith("universal")
              && target.name().endsWith("averagemuscle-averageweight");
      assertEquals(average, target.vertices().length == 0, target.name());
    }
    for (ShapeTarget target : BODY.localTargets()) {
      assertFalse(target.vertices().length == 0, target.name());
    }
  }

  @Test
  void tallMakesTallerAndWeightMakesWider() {
    assertTrue(extent("male-young-averagemuscle-averageweight-maxheight", 1) > extent("", 1) + 1);
    assertTrue(extent("male-young-averagemuscle-averageweight-minheight", 1) < extent("", 1) - 1);
    assertTrue(volume("universal-female-young-averagemuscle-maxweight") > 1.2 * volume(""));
    assertTrue(volume("universal-female-young-averagemuscle-minweight") < 0.85 * volume(""));
    assertTrue(extent("caucasian-female-baby", 1) < 0.6 * extent("", 1));
  }

  private static double extent(String target, int axis) {
    double[] positions = with(target);
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (int vertex = 0; vertex < 13380; vertex++) {
      low = Math.min(low, positions[3 * vertex + axis]);
      high = Math.max(high, positions[3 * vertex + axis]);
    }
    return high - low;
  }

  private static double volume(String target) {
    return volume(bodyQuads(), with(target));
  }

  private static double volume(List<int[]> quads) {
    return volume(quads, BODY.mesh().positions());
  }

  /** The divergence theorem over the two triangles of each quad. */
  private static double volume(List<int[]> quads, double[] p) {
    double six = 0;
    for (int[] q : quads) {
      six += triple(p, q[0], q[1], q[2]) + triple(p, q[0], q[2], q[3]);
    }
    return six / 6;
  }

  private static double triple(double[] p, int a, int b, int c) {
    return p[3 * a] * (p[3 * b + 1] * p[3 * c + 2] - p[3 * b + 2] * p[3 * c + 1])
        + p[3 * a + 1] * (p[3 * b + 2] * p[3 * c] - p[3 * b] * p[3 * c + 2])
        + p[3 * a + 2] * (p[3 * b] * p[3 * c + 1] - p[3 * b + 1] * p[3 * c]);
  }

  private static double[] with(String name) {
    double[] positions = BODY.mesh().positions().clone();
    for (ShapeTarget target : BODY.phenotypeTargets()) {
      if (target.name().equals(name)) {
        for (int i = 0; i < target.offsets().length; i++) {
          positions[3 * target.vertices()[i / 3] + i % 3] += target.offsets()[i] / 1000.0;
        }
      }
    }
    return positions;
  }

  private static double[] position(JointAnchor anchor) {
    double[] mean = new double[3];
    for (int vertex : anchor.vertices()) {
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += BODY.mesh().positions()[3 * vertex + axis] / anchor.vertices().length;
      }
    }
    return mean;
  }

  private static List<int[]> bodyQuads() {
    BaseMesh mesh = BODY.mesh();
    int body = mesh.groupNames().indexOf("body");
    List<int[]> quads = new ArrayList<>();
    for (int quad = 0; quad < mesh.quadCount(); quad++) {
      if (mesh.quadGroups()[quad] == body) {
        quads.add(Arrays.copyOfRange(mesh.quads(), 4 * quad, 4 * quad + 4));
      }
    }
    return quads;
  }

  private static boolean isInsideADisc(int vertex) {
    return (vertex >= 1778 && vertex <= 1793) || (vertex >= 8450 && vertex <= 8465);
  }

  private static List<int[]> caps() {
    return List.of(
        new int[] {8437, 8438, 8439, 8440},
        new int[] {8436, 8437, 8440, 8441},
        new int[] {8435, 8436, 8441, 8442},
        new int[] {8434, 8435, 8442, 8443},
        new int[] {8449, 8434, 8443, 8444},
        new int[] {8448, 8449, 8444, 8445},
        new int[] {8447, 8448, 8445, 8446},
        new int[] {1762, 1771, 1770, 1763},
        new int[] {1763, 1770, 1769, 1764},
        new int[] {1764, 1769, 1768, 1765},
        new int[] {1765, 1768, 1767, 1766},
        new int[] {1762, 1777, 1772, 1771},
        new int[] {1777, 1776, 1773, 1772},
        new int[] {1776, 1775, 1774, 1773});
  }

  private static long edge(int from, int to) {
    return ((long) from << 32) | to;
  }
}
