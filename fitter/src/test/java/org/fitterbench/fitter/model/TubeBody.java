package org.fitterbench.fitter.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;
import org.jspecify.annotations.Nullable;

/**
 * A body small enough to reason about: an upright tube of a square section, 2 dm wide and 16 dm
 * high, of nine rings, with a spare quad outside the group {@code body}, a chain of four bones
 * along its axis and one target for each age and gender.
 */
public final class TubeBody {
  static final int RINGS = 9;
  static final int VERTICES = 4 * RINGS;
  private static final double RING_HEIGHT = 2;
  private static final float LEAST_WEIGHT = 0.3f;
  private static final int TRUNK = 0;
  private static final int WAIST = 1;
  private static final int SPARE = 2;

  private TubeBody() {}

  /** Options that fit it. */
  public static BodyModelOptions options() {
    return BodyModelOptions.defaults().withRig("chain").withTopology(BodyTopology.BODY);
  }

  /** The model with {@link #options()}. */
  public static BodyModel model() {
    return BodyModel.create(assets(), options());
  }

  /** Its body data. */
  public static BodyAssets assets() {
    return new BodyAssets(
        new BodySource(BodySource.Kind.PROCEDURAL, "tube", "none"),
        mesh(),
        phenotypeTargets(),
        List.of(stretch("wide", 100, 0), stretch("narrow", -50, 0)),
        List.of(new LocalChange("wide", 0, 1)),
        List.of(
            new Rig("chain", bones()), new Rig("waist", List.of(bone("spine03", null, 4, 6, 0)))));
  }

  private static BaseMesh mesh() {
    double[] positions = new double[3 * (VERTICES + 4)];
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      positions[3 * vertex] = sideX(vertex);
      positions[3 * vertex + 1] = RING_HEIGHT * Math.floorDiv(vertex, 4);
      positions[3 * vertex + 2] = sideZ(vertex);
    }
    for (int vertex = VERTICES; vertex < VERTICES + 4; vertex++) {
      positions[3 * vertex] = 5 * sideX(vertex);
      positions[3 * vertex + 1] = 8;
      positions[3 * vertex + 2] = sideZ(vertex);
    }
    List<int[]> quads = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    quads.add(new int[] {0, 1, 2, 3});
    groups.add(TRUNK);
    for (int ring = 0; ring + 1 < RINGS; ring++) {
      for (int side = 0; side < 4; side++) {
        int a = 4 * ring + side;
        int b = 4 * ring + (side + 1) % 4;
        quads.add(new int[] {b, a, a + 4, b + 4});
        groups.add(TRUNK);
      }
    }
    int top = 4 * (RINGS - 1);
    quads.add(new int[] {top + 3, top + 2, top + 1, top});
    groups.add(TRUNK);
    quads.add(new int[] {16, 17, 18, 19});
    groups.add(WAIST);
    quads.add(new int[] {VERTICES, VERTICES + 1, VERTICES + 2, VERTICES + 3});
    groups.add(SPARE);
    int[] corners = quads.stream().flatMapToInt(Arrays::stream).toArray();
    int[] texture = Arrays.stream(corners).map(vertex -> vertex % 4).toArray();
    return new BaseMesh(
        positions,
        corners,
        new float[] {0, 0, 1, 0, 1, 1, 0, 1},
        texture,
        groups.stream().mapToInt(Integer::intValue).toArray(),
        List.of("body", "joint-waist", "helper-spare"));
  }

  private static double sideX(int vertex) {
    return vertex % 4 == 0 || vertex % 4 == 3 ? 1 : -1;
  }

  private static double sideZ(int vertex) {
    return vertex % 4 < 2 ? 1 : -1;
  }

  /** The universal targets of average muscle and weight; all others move nothing. */
  private static List<ShapeTarget> phenotypeTargets() {
    List<ShapeTarget> targets = new ArrayList<>();
    for (PhenotypeShape shape : PhenotypeShape.stored()) {
      boolean moves = shape.labels().containsAll(List.of("averagemuscle", "averageweight"));
      if (shape.family() == PhenotypeShape.Family.UNIVERSAL && moves) {
        int wider = shape.labels().contains("female") ? 300 : 200;
        int higher = shape.labels().contains("baby") ? -500 : 100;
        targets.add(stretch(shape.name(), wider, higher));
      } else if (shape.family() == PhenotypeShape.Family.RACE && shape.labels().contains("asian")) {
        targets.add(stretch(shape.name(), 0, 40));
      } else {
        targets.add(new ShapeTarget(shape.name(), new char[0], new short[0]));
      }
    }
    return targets;
  }

  /** Widens in x and lengthens in y, by units of 0.001 dm, all but ring 2. */
  private static ShapeTarget stretch(String name, int wider, int higher) {
    char[] vertices = new char[VERTICES - 4];
    short[] offsets = new short[3 * vertices.length];
    for (int index = 0; index < vertices.length; index++) {
      int vertex = index < 8 ? index : index + 4;
      vertices[index] = (char) vertex;
      offsets[3 * index] = (short) (wider * sideX(vertex));
      offsets[3 * index + 1] = (short) (higher * (vertex / 4));
      offsets[3 * index + 2] = (short) (vertex == 7 ? 20 : 0);
    }
    return new ShapeTarget(name, vertices, offsets);
  }

  private static List<RigBone> bones() {
    return List.of(
        bone("root", null, 0, 2, 0.1),
        bone("middle", "root", 2, 4, -0.2),
        bone("tongue00", "middle", 4, 6, 0),
        bone("top", "tongue00", 6, 8, 0.7));
  }

  /** A bone between two rings that moves those and the rings between; ring 1 has no weight. */
  private static RigBone bone(String name, @Nullable String parent, int from, int to, double roll) {
    int[] vertices = new int[4 * (to - from + 1)];
    float[] weights = new float[vertices.length];
    for (int index = 0; index < vertices.length; index++) {
      vertices[index] = 4 * from + index;
      weights[index] = vertices[index] / 4 == 1 ? 0 : LEAST_WEIGHT + 0.1f * Math.floorDiv(index, 4);
    }
    return new RigBone(name, parent, ring(from), ring(to), roll, vertices, weights);
  }

  private static JointAnchor ring(int ring) {
    return new JointAnchor(new int[] {4 * ring, 4 * ring + 1, 4 * ring + 2, 4 * ring + 3});
  }
}
