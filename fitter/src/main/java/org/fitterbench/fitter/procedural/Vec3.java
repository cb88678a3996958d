package org.fitterbench.fitter.procedural;

/**
 * A point or direction, decimetres, Y up. Only operations that IEEE 754 rounds in one way, so that
 * every machine computes the same bits.
 */
record Vec3(double x, double y, double z) {
  static final Vec3 ZERO = new Vec3(0, 0, 0);

  Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  /** Componentwise product. */
  Vec3 times(Vec3 o) {
    return new Vec3(x * o.x, y * o.y, z * o.z);
  }

  double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  Vec3 unit() {
    return times(1 / length());
  }

  /** The point at {@code t} on the way to another, 0 here, 1 there. */
  Vec3 toward(Vec3 o, double t) {
    return new Vec3(x + t * (o.x - x), y + t * (o.y - y), z + t * (o.z - z));
  }

  /** The twin on the body's other side. */
  Vec3 mirrored() {
    return new Vec3(-x, y, z);
  }

  double[] toArray() {
    return new double[] {x, y, z};
  }
}
