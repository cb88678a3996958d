package org.fitterbench.fitter.model;

/** The scalar kernel of blend shapes: rest vertices = s⊙T + Σ cₖ Bₖ. */
public final class BlendShapeBlending {
  private BlendShapeBlending() {}

  /**
   * Computes the rest vertices of one tile.
   *
   * @param active also holds scratch space for the tile
   * @param template [V·3] metres
   * @param tile from 0 to {@link BlendShapes#tileCount()}, exclusive
   * @param out [V·3] metres, the tile's entries
   */
  static void blend(
      BlendShapes shapes, ActiveShapes active, float[] template, int tile, float[] out) {
    ActiveBlocks blocks = active.blocks();
    blocks.select(shapes, active, tile);
    int from = tile * BlendShapes.BLOCK;
    int length = Math.min(BlendShapes.BLOCK, out.length - from);
    blend(shapes, blocks, from, 0, length, out);
    addTemplate(active, template, from, from + length, out);
  }

  /**
   * Sums a part of a tile in units of 0.1 mm. Offsets are summed before the far larger template is
   * added, which keeps their low bits.
   */
  static void blend(
      BlendShapes shapes, ActiveBlocks blocks, int tileStart, int from, int to, float[] out) {
    for (int entry = from; entry < to; entry += 3) {
      out[tileStart + entry] = blocks.baseX;
      out[tileStart + entry + 1] = blocks.baseY;
      out[tileStart + entry + 2] = blocks.baseZ;
    }
    ActiveBlocks.Selection wide = blocks.wide;
    for (int index = 0; index < wide.count; index++) {
      int start = wide.starts[index];
      float horizontal = wide.horizontal[index];
      float vertical = wide.vertical[index];
      for (int entry = from; entry < to; entry += 3) {
        add(horizontal, shapes.wide()[start + entry], out, tileStart + entry);
        add(horizontal, shapes.wide()[start + entry + 1], out, tileStart + entry + 1);
        add(vertical, shapes.wide()[start + entry + 2], out, tileStart + entry + 2);
      }
    }
    ActiveBlocks.Selection narrow = blocks.narrow;
    for (int index = 0; index < narrow.count; index++) {
      int start = narrow.starts[index];
      float horizontal = narrow.horizontal[index];
      float vertical = narrow.vertical[index];
      for (int entry = from; entry < to; entry += 3) {
        add(horizontal, shapes.narrow()[start + entry], out, tileStart + entry);
        add(horizontal, shapes.narrow()[start + entry + 1], out, tileStart + entry + 1);
        add(vertical, shapes.narrow()[start + entry + 2], out, tileStart + entry + 2);
      }
    }
  }

  private static void add(float scale, float offset, float[] out, int at) {
    out[at] = Math.fma(offset, scale, out[at]);
  }

  /** Turns the sums of offsets into metres and adds the template. */
  static void addTemplate(ActiveShapes active, float[] template, int from, int to, float[] out) {
    float horizontal = (float) active.templateHorizontal();
    float vertical = (float) active.templateVertical();
    for (int entry = from; entry < to; entry += 3) {
      out[entry] = metres(out[entry], horizontal * template[entry]);
      out[entry + 1] = metres(out[entry + 1], horizontal * template[entry + 1]);
      out[entry + 2] = metres(out[entry + 2], vertical * template[entry + 2]);
    }
  }

  private static float metres(float offset, float scaledTemplate) {
    return Math.fma(offset, BlendShapes.METRES_PER_UNIT, scaledTemplate);
  }
}
