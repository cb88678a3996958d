package org.fitterbench.benchmarks.input;

import org.fitterbench.fitter.data.BaseMesh;

/** Lays the painted eye ({@link EyePaint}) on an eyeball, as it is seen from the front. */
public final class EyeChart {
  private final BaseMesh base;
  private final double middleX;
  private final double middleY;
  private final double middleZ;
  private final double radius;

  /**
   * @param group the eyeball's: {@code helper-l-eye} or {@code helper-r-eye}
   */
  public EyeChart(BaseMesh base, String group) {
    this.base = base;
    int index = base.groupNames().indexOf(group);
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int quad = 0; quad < base.quadCount(); quad++) {
      if (base.quadGroups()[quad] == index) {
        for (int corner = 0; corner < 12; corner++) {
          int vertex = base.quads()[4 * quad + corner / 3];
          double value = base.positions()[3 * vertex + corner % 3];
          low[corner % 3] = Math.min(low[corner % 3], value);
          high[corner % 3] = Math.max(high[corner % 3], value);
        }
      }
    }
    middleX = (low[0] + high[0]) / 2;
    middleY = (low[1] + high[1]) / 2;
    middleZ = (low[2] + high[2]) / 2;
    radius = (high[0] - low[0]) / 2;
  }

  /**
   * Writes the texture coordinate of a vertex of the eyeball.
   *
   * @param vertex of the base mesh
   * @param uv u, v of each coordinate
   * @param coordinate which of them is written
   */
  public void project(int vertex, float[] uv, int coordinate) {
    double x = (base.positions()[3 * vertex] - middleX) / radius;
    double y = (base.positions()[3 * vertex + 1] - middleY) / radius;
    boolean front = base.positions()[3 * vertex + 2] > middleZ;
    double length = Math.hypot(x, y);
    // The back is all white: its points are moved to the rim.
    double scale = front || length < 1e-6 ? 1 : 1 / length;
    uv[2 * coordinate] = (float) EyePaint.u(x * scale);
    uv[2 * coordinate + 1] = (float) EyePaint.v(y * scale);
  }
}
