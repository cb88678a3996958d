package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.List;

/** Averages over neighbours on the surface. */
final class SurfaceSmoothing {
  private static final int JOINT_ITERATIONS = 24;
  private static final double JOINT_STEP = 0.5;

  private SurfaceSmoothing() {}

  /** Rounds the edges where tubes leave each other; leaves the rest as it is. */
  static void relaxJoints(QuadSurface surface) {
    int[][] neighbours = neighbours(surface);
    List<QuadSurface.Vertex> vertices = surface.vertices();
    for (int iteration = 0; iteration < JOINT_ITERATIONS; iteration++) {
      List<QuadSurface.Vertex> before = List.copyOf(vertices);
      for (int i = 0; i < before.size(); i++) {
        double step = JOINT_STEP * before.get(i).joint();
        if (step > 0) {
          Vec3 sum = Vec3.ZERO;
          for (int neighbour : neighbours[i]) {
            sum = sum.plus(before.get(neighbour).position());
          }
          Vec3 mean = sum.times(1.0 / neighbours[i].length);
          vertices.set(i, before.get(i).movedTo(before.get(i).position().toward(mean, step)));
        }
      }
    }
  }

  /**
   * Averages a vector field over the surface.
   *
   * @param field [V] one vector a vertex; changed in place
   */
  static void relax(Vec3[] field, int[][] neighbours, int iterations) {
    for (int iteration = 0; iteration < iterations; iteration++) {
      Vec3[] before = field.clone();
      for (int i = 0; i < field.length; i++) {
        Vec3 sum = before[i];
        for (int neighbour : neighbours[i]) {
          sum = sum.plus(before[neighbour]);
        }
        field[i] = sum.times(1.0 / (1 + neighbours[i].length));
      }
    }
  }

  /** The vertices that an edge joins to each vertex. */
  static int[][] neighbours(QuadSurface surface) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < surface.vertices().size(); i++) {
      lists.add(new ArrayList<>());
    }
    for (QuadSurface.Quad quad : surface.quads()) {
      for (int corner = 0; corner < 4; corner++) {
        // The other quad at an edge walks it the other way, so each direction appears once.
        lists.get(quad.corners()[corner]).add(quad.corners()[(corner + 1) % 4]);
      }
    }
    int[][] neighbours = new int[lists.size()][];
    for (int i = 0; i < neighbours.length; i++) {
      neighbours[i] = lists.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    return neighbours;
  }
}
