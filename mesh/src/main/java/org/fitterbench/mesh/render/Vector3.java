package org.fitterbench.mesh.render;

/** A point or a direction in space; metres where it is a point, Z up. */
public record Vector3(double x, double y, double z) {
  public Vector3 plus(Vector3 other) {
    return new Vector3(x + other.x, y + other.y, z + other.z);
  }

  public Vector3 minus(Vector3 other) {
    return new Vector3(x - other.x, y - other.y, z - other.z);
  }

  public Vector3 times(double factor) {
    return new Vector3(x * factor, y * factor, z * factor);
  }

  public double dot(Vector3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vector3 cross(Vector3 other) {
    return new Vector3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /**
   * The same direction with length 1.
   *
   * @throws IllegalArgumentException if the length is 0 or not finite
   */
  public Vector3 unit() {
    double length = length();
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(this + " has no direction");
    }
    return times(1 / length);
  }
}
