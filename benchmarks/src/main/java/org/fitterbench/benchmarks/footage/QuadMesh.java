package org.fitterbench.benchmarks.footage;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.render.Vector3;

/** Gathers flat quads with texture coordinates into a mesh. */
final class QuadMesh {
  private final List<Vector3> points = new ArrayList<>();
  private final List<Float> coordinates = new ArrayList<>();

  /**
   * A part of a texture.
   *
   * @param left u of the left edge
   * @param bottom v of the lower edge
   * @param right u of the right edge
   * @param top v of the upper edge
   */
  record Patch(double left, double bottom, double right, double top) {
    static final Patch WHOLE = new Patch(0, 0, 1, 1);
  }

  /**
   * Adds a quad whose corners run counterclockwise as seen from its front: lower left, lower right,
   * upper right, upper left.
   */
  void add(Vector3 a, Vector3 b, Vector3 c, Vector3 d, Patch patch) {
    points.addAll(List.of(a, b, c, d));
    for (double value :
        new double[] {
          patch.left, patch.bottom, patch.right, patch.bottom,
          patch.right, patch.top, patch.left, patch.top
        }) {
      coordinates.add((float) value);
    }
  }

  /** Adds the five visible sides of a box on the floor. */
  void addBox(double x, double y, double width, double depth, double height, double turn) {
    Vector3 across = new Vector3(Math.cos(turn), Math.sin(turn), 0).times(width / 2);
    Vector3 along = new Vector3(-Math.sin(turn), Math.cos(turn), 0).times(depth / 2);
    Vector3 middle = new Vector3(x, y, 0);
    Vector3 up = new Vector3(0, 0, height);
    Vector3[] corners = {
      middle.minus(across).minus(along),
      middle.plus(across).minus(along),
      middle.plus(across).plus(along),
      middle.minus(across).plus(along)
    };
    for (int side = 0; side < 4; side++) {
      Vector3 a = corners[side];
      Vector3 b = corners[(side + 1) % 4];
      add(a, b, b.plus(up), a.plus(up), Patch.WHOLE);
    }
    add(
        corners[0].plus(up),
        corners[1].plus(up),
        corners[2].plus(up),
        corners[3].plus(up),
        Patch.WHOLE);
  }

  Mesh mesh() {
    int count = points.size();
    float[] positions = new float[3 * count];
    float[] uv = new float[2 * count];
    int[] corners = new int[count];
    int[] offsets = new int[count / 4 + 1];
    for (int i = 0; i < count; i++) {
      positions[3 * i] = (float) points.get(i).x();
      positions[3 * i + 1] = (float) points.get(i).y();
      positions[3 * i + 2] = (float) points.get(i).z();
      uv[2 * i] = coordinates.get(2 * i);
      uv[2 * i + 1] = coordinates.get(2 * i + 1);
      corners[i] = i;
      offsets[i / 4 + 1] = 4 * (i / 4 + 1);
    }
    return new Mesh(positions, offsets, corners, uv, corners);
  }
}
