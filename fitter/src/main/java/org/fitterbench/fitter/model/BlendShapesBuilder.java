package org.fitterbench.fitter.model;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Restricts shapes to the vertices that are kept and packs them into blocks. Targets change from
 * decimetres, Y up, to world axes: (x, y, z) → (x, −z, y).
 */
final class BlendShapesBuilder {
  private static final int BLOCK = BlendShapes.BLOCK;

  /** Numbers that fit a byte. */
  private static final int NARROW_SPAN = Byte.MAX_VALUE - Byte.MIN_VALUE;

  private final int vertexCount;
  private final int[] blocks;
  private final short[] shape;
  private final boolean[] touched;
  private final int[] least = new int[3];
  private final int[] most = new int[3];
  private short[] wide = new short[0];
  private byte[] narrow = new byte[0];
  private short[] narrowBases = new short[0];
  private int wideCount;
  private int narrowCount;

  private BlendShapesBuilder(int shapeCount, int vertexCount) {
    this.vertexCount = vertexCount;
    int tiles = BlendShapes.tileCount(vertexCount);
    blocks = new int[shapeCount * tiles];
    shape = new short[tiles * BLOCK];
    touched = new boolean[tiles];
  }

  /**
   * Packs targets.
   *
   * @param targets the stored shapes, in order
   * @param keptIndex [vertices of the base mesh] index of each vertex in the body, −1 when left out
   * @param vertexCount vertices of the body
   */
  static BlendShapes pack(List<ShapeTarget> targets, int[] keptIndex, int vertexCount) {
    BlendShapesBuilder builder = new BlendShapesBuilder(targets.size(), vertexCount);
    for (int index = 0; index < targets.size(); index++) {
      builder.write(targets.get(index), keptIndex);
      builder.packShape(index);
    }
    return builder.build();
  }

  /**
   * Packs the shapes of some vertices again.
   *
   * @param vertices [N] the kept vertices
   */
  static BlendShapes restrict(BlendShapes whole, int[] vertices) {
    BlendShapesBuilder builder = new BlendShapesBuilder(whole.shapeCount(), vertices.length);
    short[] offsets = new short[3 * whole.vertexCount()];
    for (int index = 0; index < whole.shapeCount(); index++) {
      whole.offsets(index, offsets);
      for (int vertex = 0; vertex < vertices.length; vertex++) {
        int from = 3 * vertices[vertex];
        builder.write(vertex, offsets[from], offsets[from + 1], offsets[from + 2]);
      }
      builder.packShape(index);
    }
    return builder.build();
  }

  private void write(ShapeTarget target, int[] keptIndex) {
    for (int entry = 0; entry < target.vertices().length; entry++) {
      int base = target.vertices()[entry];
      if (base >= keptIndex.length) {
        throw new UserInputException(
            "target " + target.name() + " moves vertex " + base + " of " + keptIndex.length,
            "use targets and mesh of the same body data");
      }
      int vertex = keptIndex[base];
      if (vertex >= 0) {
        short z = target.offsets()[3 * entry + 2];
        if (z == Short.MIN_VALUE) {
          throw new UserInputException(
              "target " + target.name() + " moves a vertex by more than three metres",
              "replace the damaged target");
        }
        write(vertex, target.offsets()[3 * entry], (short) -z, target.offsets()[3 * entry + 1]);
      }
    }
  }

  private void write(int vertex, short x, short y, short z) {
    if ((x | y | z) != 0) {
      int at = 3 * vertex;
      shape[at] = x;
      shape[at + 1] = y;
      shape[at + 2] = z;
      touched[at / BLOCK] = true;
    }
  }

  /** Packs the shape that was written and makes room for the next. */
  private void packShape(int index) {
    for (int tile = 0; tile < touched.length; tile++) {
      if (touched[tile]) {
        int from = tile * BLOCK;
        blocks[index * touched.length + tile] = packBlock(from);
        Arrays.fill(shape, from, from + BLOCK, (short) 0);
        touched[tile] = false;
      }
    }
  }

  private int packBlock(int from) {
    findRange(from, Math.min(BLOCK, 3 * vertexCount - from));
    for (int axis = 0; axis < 3; axis++) {
      if (most[axis] - least[axis] > NARROW_SPAN) {
        return packWide(from);
      }
    }
    return packNarrow(from);
  }

  private void findRange(int from, int length) {
    Arrays.fill(least, Short.MAX_VALUE);
    Arrays.fill(most, Short.MIN_VALUE);
    for (int entry = 0; entry < length; entry += 3) {
      for (int axis = 0; axis < 3; axis++) {
        int offset = shape[from + entry + axis];
        least[axis] = Math.min(least[axis], offset);
        most[axis] = Math.max(most[axis], offset);
      }
    }
  }

  private int packWide(int from) {
    int to = wideCount * BLOCK;
    if (wide.length < to + BLOCK) {
      wide = Arrays.copyOf(wide, grown(to));
    }
    System.arraycopy(shape, from, wide, to, BLOCK);
    return ++wideCount;
  }

  private int packNarrow(int from) {
    int to = narrowCount * BLOCK;
    if (narrow.length < to + BLOCK) {
      narrow = Arrays.copyOf(narrow, grown(to));
      narrowBases = Arrays.copyOf(narrowBases, narrow.length / BLOCK * 3);
    }
    for (int axis = 0; axis < 3; axis++) {
      boolean fits = least[axis] >= Byte.MIN_VALUE && most[axis] <= Byte.MAX_VALUE;
      int base = fits ? 0 : least[axis] - Byte.MIN_VALUE;
      narrowBases[3 * narrowCount + axis] = (short) base;
      int end = Math.min(BLOCK, 3 * vertexCount - from);
      for (int entry = axis; entry < end; entry += 3) {
        narrow[to + entry] = (byte) (shape[from + entry] - base);
      }
    }
    return - ++narrowCount;
  }

  private static int grown(int size) {
    return size + Math.max(size / 2 / BLOCK, 8) * BLOCK;
  }

  private BlendShapes build() {
    return new BlendShapes(
        vertexCount,
        blocks,
        Arrays.copyOf(wide, wideCount * BLOCK),
        Arrays.copyOf(narrow, narrowCount * BLOCK + BlendShapes.NARROW_PADDING),
        Arrays.copyOf(narrowBases, 3 * narrowCount));
  }
}
