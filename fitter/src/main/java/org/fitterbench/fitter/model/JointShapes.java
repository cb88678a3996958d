package org.fitterbench.fitter.model;

import java.util.Arrays;

/**
 * Joints and their blend shapes. A joint is a mean of vertices, so it moves linearly with the
 * shapes. World axes (Z up).
 *
 * @param template [J·3] joints of the template, metres
 * @param metresPerUnit [J] metres in one unit of the joint's offsets: 0.1 mm divided by how many
 *     vertices it is the mean of
 * @param offsets [S·J·3] for every stored shape the sum of the vertices' offsets in 0.1 mm, whole
 *     numbers
 */
public record JointShapes(double[] template, double[] metresPerUnit, float[] offsets) {
  public JointShapes {
    if (template.length != 3 * metresPerUnit.length || offsets.length % template.length != 0) {
      throw new IllegalArgumentException("Joints, units and offsets do not fit together");
    }
  }

  public int jointCount() {
    return metresPerUnit.length;
  }

  /**
   * Computes the joints of a body in double precision.
   *
   * @param out [J·3] metres
   */
  public void blend(ActiveShapes active, double[] out) {
    Arrays.fill(out, 0);
    for (int index = 0; index < active.count(); index++) {
      double horizontal = active.horizontal(index);
      double vertical = active.vertical(index);
      int from = active.shape(index) * template.length;
      if (horizontal == vertical) {
        add(horizontal, from, out);
      } else {
        add(horizontal, vertical, from, out);
      }
    }
    double horizontal = active.templateHorizontal();
    double vertical = active.templateVertical();
    for (int joint = 0; joint < metresPerUnit.length; joint++) {
      double unit = metresPerUnit[joint];
      int entry = 3 * joint;
      out[entry] = horizontal * template[entry] + unit * out[entry];
      out[entry + 1] = horizontal * template[entry + 1] + unit * out[entry + 1];
      out[entry + 2] = vertical * template[entry + 2] + unit * out[entry + 2];
    }
  }

  /** Bytes of the arrays. */
  long memoryBytes() {
    return (long) Double.BYTES * (template.length + metresPerUnit.length)
        + (long) Float.BYTES * offsets.length;
  }

  /** One scale for all axes is the common case, and a loop that the compiler vectorises. */
  private void add(double scale, int from, double[] out) {
    for (int entry = 0; entry < template.length; entry++) {
      out[entry] += scale * offsets[from + entry];
    }
  }

  private void add(double horizontal, double vertical, int from, double[] out) {
    for (int entry = 0; entry < template.length; entry += 3) {
      out[entry] += horizontal * offsets[from + entry];
      out[entry + 1] += horizontal * offsets[from + entry + 1];
      out[entry + 2] += vertical * offsets[from + entry + 2];
    }
  }
}
