package org.fitterbench.fitter.measure;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.geometry.euclidean.twod.Segment;
import org.apache.commons.math3.geometry.euclidean.twod.Vector2D;
import org.apache.commons.math3.geometry.euclidean.twod.hull.MonotoneChain;

/**
 * The circumference of the waist: what a tape reads that is laid around the trunk horizontally at
 * the height of the navel, which is where the default rig's bone {@code spine03} starts. A tape
 * does not follow hollows, so it is the length of the convex hull of the trunk's outline there.
 */
public final class Waist {
  private Waist() {}

  /**
   * Measures the waist of a rest shape.
   *
   * @param vertices [V·3] metres
   * @param triangles [T·3] a closed surface
   * @param x a point inside the trunk; arms and hands at the same height are other outlines
   * @param y the same
   * @param level height of the tape, metres
   * @return metres; empty when no outline goes around the point
   */
  public static OptionalDouble circumference(
      float[] vertices, int[] triangles, double x, double y, double level) {
    return HorizontalSection.outlines(vertices, triangles, level).stream()
        .filter(outline -> contains(outline, x, y))
        .mapToDouble(Waist::tapeLength)
        .max();
  }

  /** Counts how often a ray towards +x leaves the outline. */
  private static boolean contains(List<Vector2D> outline, double x, double y) {
    boolean inside = false;
    for (int index = 0; index < outline.size(); index++) {
      Vector2D a = outline.get(index);
      Vector2D b = outline.get((index + 1) % outline.size());
      if ((a.getY() > y) != (b.getY() > y)) {
        double share = (y - a.getY()) / (b.getY() - a.getY());
        inside ^= x < a.getX() + share * (b.getX() - a.getX());
      }
    }
    return inside;
  }

  private static double tapeLength(List<Vector2D> outline) {
    double length = 0;
    for (Segment segment : new MonotoneChain().generate(outline).getLineSegments()) {
      length += segment.getStart().distance(segment.getEnd());
    }
    return length;
  }
}
