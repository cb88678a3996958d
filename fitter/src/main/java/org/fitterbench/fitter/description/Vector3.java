package org.fitterbench.fitter.description;

/** Three numbers: a rotation vector in radians, or a translation in metres. */
public record Vector3(double x, double y, double z) {
  /** No rotation, no translation. */
  public static final Vector3 ZERO = new Vector3(0, 0, 0);

  public Vector3 {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("Not finite: " + x + ", " + y + ", " + z);
    }
  }
}
