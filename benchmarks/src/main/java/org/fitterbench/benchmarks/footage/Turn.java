package org.fitterbench.benchmarks.footage;

import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.mesh.render.Vector3;

/**
 * A rotation of space.
 *
 * @param x where the x axis goes
 * @param y where the y axis goes
 * @param z where the z axis goes
 */
record Turn(Vector3 x, Vector3 y, Vector3 z) {
  static final Turn NONE =
      new Turn(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));

  /** About the x axis. */
  static Turn aboutX(double radians) {
    double c = Math.cos(radians);
    double s = Math.sin(radians);
    return new Turn(new Vector3(1, 0, 0), new Vector3(0, c, s), new Vector3(0, -s, c));
  }

  /** About the y axis. */
  static Turn aboutY(double radians) {
    double c = Math.cos(radians);
    double s = Math.sin(radians);
    return new Turn(new Vector3(c, 0, -s), new Vector3(0, 1, 0), new Vector3(s, 0, c));
  }

  /** About the vertical. */
  static Turn aboutZ(double radians) {
    double c = Math.cos(radians);
    double s = Math.sin(radians);
    return new Turn(new Vector3(c, s, 0), new Vector3(-s, c, 0), new Vector3(0, 0, 1));
  }

  /** The smallest rotation of one direction into another that is not opposite. */
  static Turn between(Vector3 from, Vector3 to) {
    Vector3 a = from.unit();
    Vector3 b = to.unit();
    Vector3 axis = a.cross(b);
    double scale = 1 / (1 + a.dot(b));
    return new Turn(
        column(axis, scale, a.dot(b), new Vector3(1, 0, 0)),
        column(axis, scale, a.dot(b), new Vector3(0, 1, 0)),
        column(axis, scale, a.dot(b), new Vector3(0, 0, 1)));
  }

  private static Vector3 column(Vector3 axis, double scale, double cosine, Vector3 unit) {
    return unit.times(cosine).plus(axis.cross(unit)).plus(axis.times(scale * axis.dot(unit)));
  }

  Vector3 apply(Vector3 v) {
    return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
  }

  /** This after another. */
  Turn after(Turn first) {
    return new Turn(apply(first.x), apply(first.y), apply(first.z));
  }

  Turn inverse() {
    return new Turn(
        new Vector3(x.x(), y.x(), z.x()),
        new Vector3(x.y(), y.y(), z.y()),
        new Vector3(x.z(), y.z(), z.z()));
  }

  /** The rotation part of a rigid transform. */
  static Turn of(double[] transforms, int index) {
    int at = RigidTransforms.STRIDE * index;
    return new Turn(
        new Vector3(transforms[at], transforms[at + 4], transforms[at + 8]),
        new Vector3(transforms[at + 1], transforms[at + 5], transforms[at + 9]),
        new Vector3(transforms[at + 2], transforms[at + 6], transforms[at + 10]));
  }

  /** Sets the rotation part of a rigid transform. */
  void write(double[] transforms, int index) {
    int at = RigidTransforms.STRIDE * index;
    Vector3[] columns = {x, y, z};
    for (int column = 0; column < 3; column++) {
      transforms[at + column] = columns[column].x();
      transforms[at + 4 + column] = columns[column].y();
      transforms[at + 8 + column] = columns[column].z();
    }
  }
}
