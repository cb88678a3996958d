package org.fitterbench.fitter.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BoneRollTest {
  private static final double[] ORIGIN = {0, 0, 0};

  @Test
  void theBonesXAxisIsThePlanesNormal() {
    double[] head = {0.3, -0.2, 0.9};
    double[] tail = {1.1, 0.4, 0.2};
    double[] third = {0.5, 1.5, -0.3};
    double roll = BoneRoll.ofPlane(head, tail, head, tail, third);

    // The plane holds the bone, so its normal is perpendicular to it and the X axis meets it.
    double[] normal = unit(cross(minus(third, tail), minus(tail, head)));
    double[] x = xAxis(unit(minus(tail, head)), roll);
    for (int axis = 0; axis < 3; axis++) {
      assertEquals(zUp(normal)[axis], x[axis], 1e-12);
    }
  }

  @Test
  void aDegeneratePlaneGivesNoRoll() {
    double[] tail = {0, 1, 0};
    assertEquals(0, BoneRoll.ofPlane(ORIGIN, tail, ORIGIN, tail, new double[] {0, 2, 0}));
    assertEquals(0, BoneRoll.ofPlane(ORIGIN, ORIGIN, ORIGIN, tail, new double[] {1, 2, 0}));
  }

  @Test
  void aBoneAlongMinusYInTheWorldIsAligned() {
    // The frame with Z up turns +Z into −Y; there the alignment is diag(1, −1, −1).
    double[] tail = {0, 0, 1};
    double roll = BoneRoll.ofPlane(ORIGIN, tail, ORIGIN, tail, new double[] {0, 1, 1});
    // (p3 − p2) × (p2 − p1) = (0, 1, 0) × (0, 0, 1) = +X.
    assertEquals(0, roll, 1e-12);
  }

  /** First column of R_align · Ry(roll), with R_align by Rodrigues' formula. */
  private static double[] xAxis(double[] directionYUp, double roll) {
    double[] d = zUp(directionYUp);
    double[] local = {Math.cos(roll), 0, -Math.sin(roll)};
    double[] axis = {d[2], 0, -d[0]};
    double[] once = cross(axis, local);
    double[] twice = cross(axis, once);
    double[] x = new double[3];
    for (int i = 0; i < 3; i++) {
      x[i] = local[i] + once[i] + twice[i] / (1 + d[1]);
    }
    return x;
  }

  private static double[] zUp(double[] v) {
    return new double[] {v[0], -v[2], v[1]};
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
