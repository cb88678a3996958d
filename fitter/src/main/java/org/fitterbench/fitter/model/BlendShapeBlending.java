package org.fitterbench.fitter.model;

import java.util.Arrays;

/** The scalar kernel of blend shapes: rest vertices = s⊙T + Σ cₖ Bₖ. */
public final class BlendShapeBlending {
  private BlendShapeBlending() {}

  /**
   * Computes the rest vertices.
   *
   * @param template [V·3] metres
   * @param out [V·3] metres
   */
  public static void blend(BlendShapes shapes, ActiveShapes active, float[] template, float[] out) {
    // Offsets are summed before the far larger template is added, which keeps their low bits.
    Arrays.fill(out, 0);
    for (int index = 0; index < active.count(); index++) {
      float horizontal = (float) active.horizontal(index);
      float vertical = (float) active.vertical(index);
      int shape = active.shape(index);
      for (int run = shapes.shapeRuns()[shape]; run < shapes.shapeRuns()[shape + 1]; run++) {
        int from = shapes.runOffsets()[run];
        int length = shapes.runOffsets()[run + 1] - from;
        int to = 3 * shapes.runVertices()[run];
        if (horizontal == vertical) {
          addRun(shapes.offsets(), from, length, horizontal, out, to);
        } else {
          addRun(shapes.offsets(), from, length, horizontal, vertical, out, to);
        }
      }
    }
    addTemplate(
        template, (float) active.templateHorizontal(), (float) active.templateVertical(), out);
  }

  private static void addRun(
      short[] offsets, int from, int length, float scale, float[] out, int to) {
    for (int entry = 0; entry < length; entry++) {
      out[to + entry] += scale * offsets[from + entry];
    }
  }

  private static void addRun(
      short[] offsets,
      int from,
      int length,
      float horizontal,
      float vertical,
      float[] out,
      int to) {
    for (int entry = 0; entry < length; entry += 3) {
      out[to + entry] += horizontal * offsets[from + entry];
      out[to + entry + 1] += horizontal * offsets[from + entry + 1];
      out[to + entry + 2] += vertical * offsets[from + entry + 2];
    }
  }

  private static void addTemplate(float[] template, float horizontal, float vertical, float[] out) {
    float unit = BlendShapes.METRES_PER_UNIT;
    for (int entry = 0; entry < out.length; entry += 3) {
      out[entry] = horizontal * template[entry] + unit * out[entry];
      out[entry + 1] = horizontal * template[entry + 1] + unit * out[entry + 1];
      out[entry + 2] = vertical * template[entry + 2] + unit * out[entry + 2];
    }
  }
}
