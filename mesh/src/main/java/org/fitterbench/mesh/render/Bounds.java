package org.fitterbench.mesh.render;

/** The smallest box along the axes that holds some points. */
public record Bounds(Vector3 minimum, Vector3 maximum) {
  /**
   * The box of all points.
   *
   * @param positions [V·3] x, y, z of each point, at least one
   */
  public static Bounds of(float[] positions) {
    if (positions.length < 3) {
      throw new IllegalArgumentException("No points have no bounds");
    }
    float[] low = {positions[0], positions[1], positions[2]};
    float[] high = low.clone();
    for (int i = 3; i < positions.length; i++) {
      int axis = i % 3;
      low[axis] = Math.min(low[axis], positions[i]);
      high[axis] = Math.max(high[axis], positions[i]);
    }
    return new Bounds(new Vector3(low[0], low[1], low[2]), new Vector3(high[0], high[1], high[2]));
  }

  /** The smallest box that holds both. */
  public Bounds union(Bounds other) {
    return new Bounds(
        new Vector3(
            Math.min(minimum.x(), other.minimum.x()),
            Math.min(minimum.y(), other.minimum.y()),
            Math.min(minimum.z(), other.minimum.z())),
        new Vector3(
            Math.max(maximum.x(), other.maximum.x()),
            Math.max(maximum.y(), other.maximum.y()),
            Math.max(maximum.z(), other.maximum.z())));
  }

  public Vector3 centre() {
    return minimum.plus(maximum).times(0.5);
  }

  /** One of the eight corners; bit 0 of the index picks x, bit 1 y, bit 2 z. */
  Vector3 corner(int index) {
    return new Vector3(
        (index & 1) == 0 ? minimum.x() : maximum.x(),
        (index & 2) == 0 ? minimum.y() : maximum.y(),
        (index & 4) == 0 ? minimum.z() : maximum.z());
  }
}
