package org.fitterbench.fitter.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.geometry.euclidean.twod.Vector2D;

/** The closed outlines in which a horizontal plane cuts a closed surface. */
final class HorizontalSection {
  private final float[] vertices;
  private final double level;

  /** For each cut edge the cut edges at the other ends of its two triangles' cuts. */
  private final Map<Long, List<Long>> neighbours = new HashMap<>();

  private HorizontalSection(float[] vertices, double level) {
    this.vertices = vertices;
    this.level = level;
  }

  /**
   * Cuts a surface. A vertex on the plane counts as above it, so an outline never splits.
   *
   * @param vertices [V·3] metres
   * @param triangles [T·3] a closed surface
   * @param level height of the plane, metres
   * @return the outlines' corners, in order; an open end of a surface that is not closed ends its
   *     outline
   */
  static List<List<Vector2D>> outlines(float[] vertices, int[] triangles, double level) {
    HorizontalSection section = new HorizontalSection(vertices, level);
    for (int corner = 0; corner < triangles.length; corner += 3) {
      section.cut(triangles[corner], triangles[corner + 1], triangles[corner + 2]);
    }
    return section.trace();
  }

  private boolean isAbove(int vertex) {
    return vertices[3 * vertex + 2] >= level;
  }

  private void cut(int a, int b, int c) {
    if (isAbove(a) != isAbove(b)) {
      connect(edge(a, b), isAbove(b) == isAbove(c) ? edge(a, c) : edge(b, c));
    } else if (isAbove(a) != isAbove(c)) {
      connect(edge(a, c), edge(b, c));
    }
  }

  private static long edge(int a, int b) {
    return ((long) Math.min(a, b) << Integer.SIZE) | Math.max(a, b);
  }

  private void connect(long from, long to) {
    neighbours.computeIfAbsent(from, _ -> new ArrayList<>(2)).add(to);
    neighbours.computeIfAbsent(to, _ -> new ArrayList<>(2)).add(from);
  }

  private List<List<Vector2D>> trace() {
    List<List<Vector2D>> outlines = new ArrayList<>();
    while (!neighbours.isEmpty()) {
      long next = neighbours.keySet().iterator().next();
      List<Vector2D> outline = new ArrayList<>();
      List<Long> onward = neighbours.remove(next);
      while (onward != null) {
        outline.add(crossing(next));
        next = onward.stream().filter(neighbours::containsKey).findFirst().orElse(next);
        onward = neighbours.remove(next);
      }
      outlines.add(outline);
    }
    return outlines;
  }

  private Vector2D crossing(long edge) {
    int a = 3 * (int) (edge >> Integer.SIZE);
    int b = 3 * (int) edge;
    double share = (level - vertices[a + 2]) / ((double) vertices[b + 2] - vertices[a + 2]);
    return new Vector2D(
        vertices[a] + share * (vertices[b] - vertices[a]),
        vertices[a + 1] + share * (vertices[b + 1] - vertices[a + 1]));
  }
}
