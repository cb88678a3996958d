package org.fitterbench.fitter.model;

/**
 * The stored blocks of a body's active shapes in one tile, in the order of the shapes: what the
 * kernels of {@link BlendShapeBlending} and {@link VectorBlendShapeBlending} go through. Reused
 * from tile to tile.
 */
final class ActiveBlocks {
  /** Blocks that are blended in one pass; each list is filled up to a multiple with scales of 0. */
  static final int GROUP = 4;

  /** The blocks of one width. */
  static final class Selection {
    /** Where each block starts among the offsets of its width. */
    final int[] starts;

    /** Scales of its x and y offsets. */
    final float[] horizontal;

    /** Scales of its z offsets. */
    final float[] vertical;

    /** How many, a multiple of {@link #GROUP}. */
    int count;

    /** Whether x, y and z have the same scale in every block. */
    boolean uniform;

    private Selection(int shapes) {
      starts = new int[shapes + GROUP];
      horizontal = new float[shapes + GROUP];
      vertical = new float[shapes + GROUP];
    }

    private void add(int block, double horizontalScale, double verticalScale) {
      starts[count] = (block - 1) * BlendShapes.BLOCK;
      horizontal[count] = (float) horizontalScale;
      vertical[count] = (float) verticalScale;
      uniform &= horizontalScale == verticalScale;
      count++;
    }

    private void clear() {
      count = 0;
      uniform = true;
    }

    private void fillUp() {
      while (count % GROUP != 0) {
        starts[count] = starts[count - 1];
        horizontal[count] = 0;
        vertical[count] = 0;
        count++;
      }
    }
  }

  final Selection wide;
  final Selection narrow;

  /** What the bases of the narrow blocks add to every x, y and z, in units of 0.1 mm. */
  float baseX;

  float baseY;
  float baseZ;

  ActiveBlocks(int storedShapes) {
    wide = new Selection(storedShapes);
    narrow = new Selection(storedShapes);
  }

  void select(BlendShapes shapes, ActiveShapes active, int tile) {
    int[] blocks = shapes.blocks();
    short[] bases = shapes.narrowBases();
    int tiles = shapes.tileCount();
    double x = 0;
    double y = 0;
    double z = 0;
    wide.clear();
    narrow.clear();
    for (int index = 0; index < active.count(); index++) {
      int block = blocks[active.shape(index) * tiles + tile];
      double horizontal = active.horizontal(index);
      double vertical = active.vertical(index);
      if (block > 0) {
        wide.add(block, horizontal, vertical);
      } else if (block < 0) {
        narrow.add(-block, horizontal, vertical);
        int base = 3 * (-block - 1);
        x += horizontal * bases[base];
        y += horizontal * bases[base + 1];
        z += vertical * bases[base + 2];
      }
    }
    wide.fillUp();
    narrow.fillUp();
    baseX = (float) x;
    baseY = (float) y;
    baseZ = (float) z;
  }
}
