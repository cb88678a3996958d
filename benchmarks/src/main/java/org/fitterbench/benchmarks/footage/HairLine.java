package org.fitterbench.benchmarks.footage;

import java.util.BitSet;
import org.fitterbench.fitter.data.BaseMesh;

/**
 * Where hair grows on the base mesh: above a line that runs from the forehead over the ears to the
 * nape. Lengths are in the head's own measures: from the eyes (0) to the crown (1), and from the
 * back (−1) to the face (1).
 */
final class HairLine {
  /** Places from back to front, and how high the line is there. */
  private static final double[] PLACES = {-1, -0.55, -0.42, -0.3, 0.1, 0.35, 0.55, 0.8, 1.2};

  private static final double[] HEIGHTS = {-0.7, -0.62, -0.1, 0.18, 0.18, 0.22, 0.38, 0.45, 0.47};

  /** Hair reaches its full thickness this far above the line. */
  private static final double TAPER = 0.3;

  private final BaseMesh base;
  private final double eyes;
  private final double crown;
  private final double middle;
  private final double halfDepth;
  private final BitSet quads = new BitSet();

  HairLine(BaseMesh base, RegionMap regions) {
    this.base = base;
    int body = base.groupNames().indexOf("body");
    int eye = base.groupNames().indexOf("helper-l-eye");
    double top = -Double.MAX_VALUE;
    double eyeSum = 0;
    int eyeCount = 0;
    BitSet head = new BitSet();
    for (int quad = 0; quad < base.quadCount(); quad++) {
      double y = base.positions()[3 * base.quads()[4 * quad] + 1];
      if (base.quadGroups()[quad] == eye) {
        eyeSum += y;
        eyeCount++;
      } else if (base.quadGroups()[quad] == body && regions.ofQuad(quad) == BodyRegion.HEAD) {
        head.set(quad);
        top = Math.max(top, y);
      }
    }
    eyes = eyeSum / eyeCount;
    crown = top;
    double back = Double.MAX_VALUE;
    double front = -Double.MAX_VALUE;
    for (int quad = head.nextSetBit(0); quad >= 0; quad = head.nextSetBit(quad + 1)) {
      int vertex = base.quads()[4 * quad];
      // Above the eyes, so that nose and chin do not count.
      if (base.positions()[3 * vertex + 1] > eyes + 0.25 * (crown - eyes)) {
        back = Math.min(back, base.positions()[3 * vertex + 2]);
        front = Math.max(front, base.positions()[3 * vertex + 2]);
      }
    }
    middle = (back + front) / 2;
    halfDepth = (front - back) / 2;
    for (int quad = head.nextSetBit(0); quad >= 0; quad = head.nextSetBit(quad + 1)) {
      double lowest = Double.MAX_VALUE;
      for (int k = 0; k < 4; k++) {
        lowest = Math.min(lowest, above(base.quads()[4 * quad + k]));
      }
      quads.set(quad, lowest > 0);
    }
  }

  /** The quads that hair covers. */
  BitSet quads() {
    return quads;
  }

  /** How thick hair is on a vertex of the base mesh, 0 on the line to 1. */
  double thickness(int vertex) {
    double t = Math.clamp(above(vertex) / TAPER, 0, 1);
    return 0.12 + 0.88 * t * (2 - t);
  }

  private double above(int vertex) {
    double height = (base.positions()[3 * vertex + 1] - eyes) / (crown - eyes);
    double place = (base.positions()[3 * vertex + 2] - middle) / halfDepth;
    int next = 1;
    while (next < PLACES.length - 1 && PLACES[next] < place) {
      next++;
    }
    double share = Math.clamp((place - PLACES[next - 1]) / (PLACES[next] - PLACES[next - 1]), 0, 1);
    return height - (HEIGHTS[next - 1] + share * (HEIGHTS[next] - HEIGHTS[next - 1]));
  }
}
