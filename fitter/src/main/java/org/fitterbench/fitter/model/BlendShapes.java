package org.fitterbench.fitter.model;

import java.util.Arrays;

/**
 * The stored blend shapes of the vertices, in blocks of 256 neighbouring vertices. A block that a
 * shape does not move is not stored. One whose offsets span no more than 255 units along each axis
 * is stored in bytes relative to a base for each axis (frame-of-reference coding: Goldstein et al.,
 * Compressing Relations and Indexes, ICDE 1998), every other in 16-bit integers. Both are exact:
 * one unit is 0.1 mm, the resolution of the targets. World axes (Z up).
 *
 * @param vertexCount V
 * @param blocks [S·T] for each shape its blocks of the T tiles: 0 where it moves nothing, n for the
 *     n-th of the wide blocks, −n for the n-th of the narrow ones, counted from 1
 * @param wide [W·768] x, y, z of the vertices of each wide block; 0 after the last vertex
 * @param narrow [N·768] the same of the narrow blocks without their bases, and {@value
 *     #NARROW_PADDING} unused bytes
 * @param narrowBases [N·3] x, y, z to add to every offset of a narrow block
 */
public record BlendShapes(
    int vertexCount, int[] blocks, short[] wide, byte[] narrow, short[] narrowBases) {
  /** Metres in one unit of an offset. */
  public static final float METRES_PER_UNIT = 1e-4f;

  /** Offsets in a block: a multiple of three registers of any width, within a first-level cache. */
  public static final int BLOCK = 768;

  /** Lets a kernel read whole registers of bytes although it widens only a part of them. */
  static final int NARROW_PADDING = 16;

  public BlendShapes {
    if (wide.length % BLOCK != 0
        || narrow.length != narrowBases.length / 3 * BLOCK + NARROW_PADDING
        || blocks.length % tileCount(vertexCount) != 0) {
      throw new IllegalArgumentException("Blocks and their offsets do not fit together");
    }
  }

  /** The shapes of some vertices: vertex n of the result is {@code vertices[n]}, ascending. */
  BlendShapes of(int[] vertices) {
    return BlendShapesBuilder.restrict(this, vertices);
  }

  public int shapeCount() {
    return blocks.length / tileCount();
  }

  /** T, how many blocks a shape has at most; at least 1. */
  public int tileCount() {
    return tileCount(vertexCount);
  }

  static int tileCount(int vertexCount) {
    return Math.max(1, (3 * vertexCount + BLOCK - 1) / BLOCK);
  }

  /**
   * Writes the offsets of a shape.
   *
   * @param out [V·3] x, y, z of every vertex in units of 0.1 mm
   */
  public void offsets(int shape, short[] out) {
    Arrays.fill(out, (short) 0);
    for (int tile = 0; tile < tileCount(); tile++) {
      int block = blocks[shape * tileCount() + tile];
      int to = tile * BLOCK;
      int length = Math.min(BLOCK, 3 * vertexCount - to);
      if (block > 0) {
        System.arraycopy(wide, (block - 1) * BLOCK, out, to, length);
      } else if (block < 0) {
        int from = (-block - 1) * BLOCK;
        int base = 3 * (-block - 1);
        for (int entry = 0; entry < length; entry++) {
          out[to + entry] = (short) (narrowBases[base + entry % 3] + narrow[from + entry]);
        }
      }
    }
  }

  /** Bytes of offsets that blending some shapes reads. */
  public long bytesRead(ActiveShapes active) {
    long bytes = 0;
    for (int index = 0; index < active.count(); index++) {
      int first = active.shape(index) * tileCount();
      for (int tile = 0; tile < tileCount(); tile++) {
        int block = blocks[first + tile];
        bytes += block == 0 ? 0 : block > 0 ? Short.BYTES * BLOCK : BLOCK + 3 * Short.BYTES;
      }
    }
    return bytes;
  }

  /** Bytes of the arrays. */
  long memoryBytes() {
    return (long) Integer.BYTES * blocks.length
        + (long) Short.BYTES * (wide.length + narrowBases.length)
        + narrow.length;
  }
}
