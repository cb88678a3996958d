package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.JointAnchor;

/**
 * Puts the mesh together in the order of hm08: the skin, then joint cubes, then helpers (eyes,
 * tongue, skirt), 19,158 vertices in all.
 */
final class MeshAssembly {
  static final int VERTEX_COUNT = 19_158;
  private static final double CUBE_HALF_EDGE = 0.02;
  private static final int EYE_AROUND = 16;
  private static final int EYE_RINGS = 15;
  private static final double EYE_RADIUS = 0.12;
  private static final int TONGUE_AROUND = 12;
  private static final int TONGUE_RINGS = 20;
  private static final int SKIRT_AROUND = 60;

  private final Vec3[] positions = new Vec3[VERTEX_COUNT];
  private final Vec3[] radial = new Vec3[VERTEX_COUNT];
  private final String[] regions = new String[VERTEX_COUNT];
  private final List<int[]> quads = new ArrayList<>();
  private final List<int[]> quadTexels = new ArrayList<>();
  private final List<Integer> quadGroups = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<double[]> texels = new ArrayList<>();
  private final Map<Vec3, JointAnchor> joints = new LinkedHashMap<>();
  private int count;

  /**
   * The assembled mesh.
   *
   * @param mesh the mesh
   * @param vertices its vertices in full precision
   * @param joints the cube's vertices of each joint by its place
   */
  record Assembled(BaseMesh mesh, BodyVertices vertices, Map<Vec3, JointAnchor> joints) {}

  static Assembled assemble(BodySurface.Skin skin, Skeleton skeleton) {
    MeshAssembly assembly = new MeshAssembly();
    Arrays.fill(assembly.radial, Vec3.ZERO);
    assembly.addSkin(skin);
    assembly.addJoints(skeleton);
    for (String side : List.of("L", "R")) {
      assembly.addEye(skeleton.head("eye." + side), side);
    }
    assembly.addTongue(skeleton);
    assembly.addSkirt();
    return assembly.finish();
  }

  private void addSkin(BodySurface.Skin skin) {
    QuadSurface surface = skin.surface();
    int[][] neighbours = SurfaceSmoothing.neighbours(surface);
    Vec3[] outward = new Vec3[surface.vertices().size()];
    for (int i = 0; i < outward.length; i++) {
      QuadSurface.Vertex vertex = surface.vertices().get(i);
      outward[i] = vertex.position().minus(vertex.axis());
    }
    // Where a limb leaves the torso the axis jumps; the field that thickens must not.
    SurfaceSmoothing.relax(outward, neighbours, 12);
    for (int i = 0; i < outward.length; i++) {
      int number = skin.numbers()[i];
      QuadSurface.Vertex vertex = surface.vertices().get(i);
      positions[number] = vertex.position();
      radial[number] = outward[i];
      regions[number] = vertex.region();
    }
    count = outward.length;
    int group = group("body");
    texels.addAll(TextureAtlas.coordinates(surface));
    for (QuadSurface.Quad quad : surface.quads()) {
      int[] corners = new int[4];
      for (int corner = 0; corner < 4; corner++) {
        corners[corner] = skin.numbers()[quad.corners()[corner]];
      }
      addQuad(corners, quad.texels(), group);
    }
  }

  private void addJoints(Skeleton skeleton) {
    for (Skeleton.Bone bone : skeleton.bones().values()) {
      addJoint(bone.head(), bone.name(), "joint-" + bone.name() + "-head");
      addJoint(bone.tail(), bone.name(), "joint-" + bone.name() + "-tail");
    }
  }

  /** A cube around a place; bones that meet share it. */
  private void addJoint(Vec3 place, String bone, String name) {
    if (joints.containsKey(place)) {
      return;
    }
    int first = count;
    int[] corners = new int[8];
    for (int corner = 0; corner < 8; corner++) {
      Vec3 offset =
          new Vec3(
              (corner & 1) == 0 ? -CUBE_HALF_EDGE : CUBE_HALF_EDGE,
              (corner & 2) == 0 ? -CUBE_HALF_EDGE : CUBE_HALF_EDGE,
              (corner & 4) == 0 ? -CUBE_HALF_EDGE : CUBE_HALF_EDGE);
      corners[corner] = addVertex(place.plus(offset), "joint:" + bone);
    }
    joints.put(place, new JointAnchor(corners));
    int group = group(name);
    int[] texel = {0, 0, 0, 0};
    int[][] faces = {
      {0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}
    };
    for (int[] face : faces) {
      int[] quad = new int[4];
      for (int corner = 0; corner < 4; corner++) {
        quad[corner] = first + face[corner];
      }
      addQuad(quad, texel, group);
    }
  }

  private void addEye(Vec3 centre, String side) {
    // Rings from back to front, as those of a sphere cut in slices of equal thickness.
    Vec3[][] rings = new Vec3[EYE_RINGS][];
    for (int ring = 0; ring < EYE_RINGS; ring++) {
      double z = 2.0 * (ring + 0.5) / EYE_RINGS - 1;
      double radius = Math.sqrt(1 - z * z);
      rings[ring] =
          circle(
              EYE_AROUND,
              centre.plus(new Vec3(0, 0, EYE_RADIUS * z)),
              new Vec3(EYE_RADIUS * radius, 0, 0),
              new Vec3(0, EYE_RADIUS * radius, 0));
    }
    addTube("helper-" + side.toLowerCase(Locale.ROOT) + "-eye", "eye." + side, rings);
  }

  private void addTongue(Skeleton skeleton) {
    Vec3 root = skeleton.head("tongue01");
    Vec3 tip = skeleton.tail("tongue04");
    Vec3[][] rings = new Vec3[TONGUE_RINGS][];
    for (int ring = 0; ring < TONGUE_RINGS; ring++) {
      double place = (double) ring / (TONGUE_RINGS - 1);
      double width = 1 - 0.7 * place * place;
      rings[ring] =
          circle(
              TONGUE_AROUND,
              root.toward(tip, place),
              new Vec3(0.15 * width, 0, 0),
              new Vec3(0, 0.05 * width, 0));
    }
    addTube("helper-tongue", "tongue", rings);
  }

  /** All vertices that are left, as a skirt from the waist down and what its last ring lacks. */
  private void addSkirt() {
    int left = VERTEX_COUNT - count;
    int ringCount = left / SKIRT_AROUND;
    Vec3[][] rings = new Vec3[ringCount][];
    for (int ring = 0; ring < ringCount; ring++) {
      double place = (double) ring / (ringCount - 1);
      double width = 1.55 + 1.2 * Math.sqrt(place);
      rings[ring] =
          circle(
              SKIRT_AROUND,
              new Vec3(0, 2.1 - 8 * place, 0),
              new Vec3(width, 0, 0),
              new Vec3(0, 0, width * 0.8));
    }
    addTube("helper-skirt", "skirt", rings);
    addHem(left - ringCount * SKIRT_AROUND);
  }

  /** A strip of quads along the skirt's lower rim; an odd vertex more stands at its end. */
  private void addHem(int vertices) {
    int group = group("helper-hem");
    int rim = count - SKIRT_AROUND;
    int[] last = new int[2];
    for (int i = 0; i < vertices / 2; i++) {
      Vec3 above = positions[rim + i];
      int[] next = {
        addVertex(above.plus(new Vec3(0, -0.1, 0)), "skirt"),
        addVertex(above.plus(new Vec3(0, -0.2, 0)), "skirt")
      };
      if (i > 0) {
        addQuad(new int[] {last[0], last[1], next[1], next[0]}, new int[4], group);
      }
      last = next;
    }
    if (vertices % 2 == 1) {
      addVertex(positions[rim].plus(new Vec3(0, -0.3, 0)), "skirt");
    }
  }

  private static Vec3[] circle(int around, Vec3 centre, Vec3 u, Vec3 v) {
    Vec3[] ring = new Vec3[around];
    for (int i = 0; i < around; i++) {
      // The four sides of a square, mapped onto the circle: no trigonometry.
      int side = 4 * i / around;
      double along = 8.0 * i / around - 2 * side - 1;
      double x = side == 0 ? along : side == 1 ? 1 : side == 2 ? -along : -1;
      double y = side == 0 ? -1 : side == 1 ? along : side == 2 ? 1 : -along;
      double length = Math.sqrt(x * x + y * y);
      ring[i] = centre.plus(u.times(x / length)).plus(v.times(y / length));
    }
    return ring;
  }

  private void addTube(String name, String region, Vec3[][] rings) {
    int group = group(name);
    int around = rings[0].length;
    int first = count;
    for (Vec3[] ring : rings) {
      for (Vec3 point : ring) {
        addVertex(point, region);
      }
    }
    for (int ring = 0; ring + 1 < rings.length; ring++) {
      for (int i = 0; i < around; i++) {
        int a = first + ring * around + i;
        int b = first + ring * around + (i + 1) % around;
        addQuad(new int[] {a, b, b + around, a + around}, new int[4], group);
      }
    }
  }

  private int addVertex(Vec3 position, String region) {
    positions[count] = position;
    regions[count] = region;
    return count++;
  }

  private void addQuad(int[] corners, int[] texel, int group) {
    quads.add(corners);
    quadTexels.add(texel);
    quadGroups.add(group);
  }

  private int group(String name) {
    groups.add(name);
    return groups.size() - 1;
  }

  private Assembled finish() {
    if (count != VERTEX_COUNT) {
      throw new IllegalStateException("Vertices: " + count);
    }
    double[] coordinates = new double[3 * VERTEX_COUNT];
    for (int i = 0; i < VERTEX_COUNT; i++) {
      // Four decimals, as MakeHuman's mesh has them.
      coordinates[3 * i] = Math.rint(positions[i].x() * 1e4) / 1e4;
      coordinates[3 * i + 1] = Math.rint(positions[i].y() * 1e4) / 1e4;
      coordinates[3 * i + 2] = Math.rint(positions[i].z() * 1e4) / 1e4;
    }
    float[] textureCoordinates = new float[2 * texels.size()];
    for (int i = 0; i < texels.size(); i++) {
      textureCoordinates[2 * i] = (float) texels.get(i)[0];
      textureCoordinates[2 * i + 1] = (float) texels.get(i)[1];
    }
    BaseMesh mesh =
        new BaseMesh(
            coordinates,
            flatten(quads),
            textureCoordinates,
            flatten(quadTexels),
            quadGroups.stream().mapToInt(Integer::intValue).toArray(),
            groups);
    return new Assembled(mesh, new BodyVertices(positions, radial, regions), joints);
  }

  private static int[] flatten(List<int[]> rows) {
    return rows.stream().flatMapToInt(Arrays::stream).toArray();
  }
}
