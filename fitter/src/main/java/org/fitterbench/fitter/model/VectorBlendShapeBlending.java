package org.fitterbench.fitter.model;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API kernel of blend shapes, twin of {@link BlendShapeBlending} to the last bit. Four
 * blocks at a time are widened to floats and added to a tile, which stays in the first-level cache.
 * Coordinates alternate x, y, z, so the axes of the lanes repeat every three registers. No register
 * is an argument of a method that the compiler may leave as a call, since it would be allocated.
 */
final class VectorBlendShapeBlending {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int STEP = 3 * LANES;
  private static final int LEAST_BITS = 64;

  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, shape(FLOATS.vectorBitSize() / 2));
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, shape(FLOATS.vectorBitSize() / 4));

  private static final VectorMask<Float> FIRST_Y = lanesOf(1, 0);
  private static final VectorMask<Float> SECOND_Y = lanesOf(1, 1);
  private static final VectorMask<Float> THIRD_Y = lanesOf(1, 2);
  private static final VectorMask<Float> FIRST_Z = lanesOf(2, 0);
  private static final VectorMask<Float> SECOND_Z = lanesOf(2, 1);
  private static final VectorMask<Float> THIRD_Z = lanesOf(2, 2);

  private VectorBlendShapeBlending() {}

  private static VectorShape shape(int bits) {
    return VectorShape.forBitSize(Math.max(LEAST_BITS, bits));
  }

  /** The lanes of an axis in one of three neighbouring registers. */
  private static VectorMask<Float> lanesOf(int axis, int register) {
    boolean[] lanes = new boolean[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = (register * LANES + lane) % 3 == axis;
    }
    return VectorMask.fromArray(FLOATS, lanes, 0);
  }

  /**
   * Computes the rest vertices of one tile; see {@link BlendShapeBlending#blend(BlendShapes,
   * ActiveShapes, float[], int, float[])}.
   */
  static void blend(
      BlendShapes shapes, ActiveShapes active, float[] template, int tile, float[] out) {
    ActiveBlocks blocks = active.blocks();
    blocks.select(shapes, active, tile);
    int at = tile * BlendShapes.BLOCK;
    int length = Math.min(BlendShapes.BLOCK, out.length - at);
    int vectorised = length - length % STEP;
    setBases(blocks, out, at, vectorised);
    addWide(shapes.wide(), blocks.wide, out, at, vectorised);
    addNarrow(shapes.narrow(), blocks.narrow, out, at, vectorised);
    addTemplate(active, template, at, at + vectorised, out);
    BlendShapeBlending.blend(shapes, blocks, at, vectorised, length, out);
    BlendShapeBlending.addTemplate(active, template, at + vectorised, at + length, out);
  }

  private static void setBases(ActiveBlocks blocks, float[] out, int at, int length) {
    FloatVector x = FloatVector.broadcast(FLOATS, blocks.baseX);
    FloatVector first = x.blend(blocks.baseY, FIRST_Y).blend(blocks.baseZ, FIRST_Z);
    FloatVector second = x.blend(blocks.baseY, SECOND_Y).blend(blocks.baseZ, SECOND_Z);
    FloatVector third = x.blend(blocks.baseY, THIRD_Y).blend(blocks.baseZ, THIRD_Z);
    for (int entry = at; entry < at + length; entry += STEP) {
      first.intoArray(out, entry);
      second.intoArray(out, entry + LANES);
      third.intoArray(out, entry + 2 * LANES);
    }
  }

  private static void addWide(
      short[] offsets, ActiveBlocks.Selection blocks, float[] out, int at, int length) {
    if (blocks.uniform) {
      for (int group = 0; group < blocks.count; group += ActiveBlocks.GROUP) {
        addWideGroup(offsets, blocks, group, out, at, length);
      }
    } else {
      for (int index = 0; index < blocks.count; index++) {
        addWideByAxis(offsets, blocks, index, FIRST_Z, 0, out, at, length);
        addWideByAxis(offsets, blocks, index, SECOND_Z, LANES, out, at, length);
        addWideByAxis(offsets, blocks, index, THIRD_Z, 2 * LANES, out, at, length);
      }
    }
  }

  private static void addWideGroup(
      short[] offsets, ActiveBlocks.Selection blocks, int group, float[] out, int at, int length) {
    int a = blocks.starts[group];
    int b = blocks.starts[group + 1];
    int c = blocks.starts[group + 2];
    int d = blocks.starts[group + 3];
    FloatVector aScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group]);
    FloatVector bScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 1]);
    FloatVector cScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 2]);
    FloatVector dScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 3]);
    for (int entry = 0; entry < length; entry += LANES) {
      FloatVector sum = FloatVector.fromArray(FLOATS, out, at + entry);
      sum = wide(offsets, a + entry).fma(aScale, sum);
      sum = wide(offsets, b + entry).fma(bScale, sum);
      sum = wide(offsets, c + entry).fma(cScale, sum);
      wide(offsets, d + entry).fma(dScale, sum).intoArray(out, at + entry);
    }
  }

  /** Adds every third register of a block, those whose z lanes are {@code vertical}. */
  private static void addWideByAxis(
      short[] offsets,
      ActiveBlocks.Selection blocks,
      int index,
      VectorMask<Float> vertical,
      int from,
      float[] out,
      int at,
      int length) {
    int start = blocks.starts[index];
    FloatVector scale =
        FloatVector.broadcast(FLOATS, blocks.horizontal[index])
            .blend(blocks.vertical[index], vertical);
    for (int entry = from; entry < length; entry += STEP) {
      FloatVector sum = FloatVector.fromArray(FLOATS, out, at + entry);
      wide(offsets, start + entry).fma(scale, sum).intoArray(out, at + entry);
    }
  }

  private static void addNarrow(
      byte[] offsets, ActiveBlocks.Selection blocks, float[] out, int at, int length) {
    if (blocks.uniform) {
      for (int group = 0; group < blocks.count; group += ActiveBlocks.GROUP) {
        addNarrowGroup(offsets, blocks, group, out, at, length);
      }
    } else {
      for (int index = 0; index < blocks.count; index++) {
        addNarrowByAxis(offsets, blocks, index, FIRST_Z, 0, out, at, length);
        addNarrowByAxis(offsets, blocks, index, SECOND_Z, LANES, out, at, length);
        addNarrowByAxis(offsets, blocks, index, THIRD_Z, 2 * LANES, out, at, length);
      }
    }
  }

  private static void addNarrowGroup(
      byte[] offsets, ActiveBlocks.Selection blocks, int group, float[] out, int at, int length) {
    int a = blocks.starts[group];
    int b = blocks.starts[group + 1];
    int c = blocks.starts[group + 2];
    int d = blocks.starts[group + 3];
    FloatVector aScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group]);
    FloatVector bScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 1]);
    FloatVector cScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 2]);
    FloatVector dScale = FloatVector.broadcast(FLOATS, blocks.horizontal[group + 3]);
    for (int entry = 0; entry < length; entry += LANES) {
      FloatVector sum = FloatVector.fromArray(FLOATS, out, at + entry);
      sum = narrow(offsets, a + entry).fma(aScale, sum);
      sum = narrow(offsets, b + entry).fma(bScale, sum);
      sum = narrow(offsets, c + entry).fma(cScale, sum);
      narrow(offsets, d + entry).fma(dScale, sum).intoArray(out, at + entry);
    }
  }

  /** Adds every third register of a block, those whose z lanes are {@code vertical}. */
  private static void addNarrowByAxis(
      byte[] offsets,
      ActiveBlocks.Selection blocks,
      int index,
      VectorMask<Float> vertical,
      int from,
      float[] out,
      int at,
      int length) {
    int start = blocks.starts[index];
    FloatVector scale =
        FloatVector.broadcast(FLOATS, blocks.horizontal[index])
            .blend(blocks.vertical[index], vertical);
    for (int entry = from; entry < length; entry += STEP) {
      FloatVector sum = FloatVector.fromArray(FLOATS, out, at + entry);
      narrow(offsets, start + entry).fma(scale, sum).intoArray(out, at + entry);
    }
  }

  private static FloatVector wide(short[] offsets, int at) {
    return (FloatVector)
        ShortVector.fromArray(SHORTS, offsets, at).convertShape(VectorOperators.S2F, FLOATS, 0);
  }

  private static FloatVector narrow(byte[] offsets, int at) {
    return (FloatVector)
        ByteVector.fromArray(BYTES, offsets, at).convertShape(VectorOperators.B2F, FLOATS, 0);
  }

  private static void addTemplate(
      ActiveShapes active, float[] template, int from, int to, float[] out) {
    float horizontal = (float) active.templateHorizontal();
    float vertical = (float) active.templateVertical();
    addTemplate(horizontal, vertical, FIRST_Z, template, from, to, out);
    addTemplate(horizontal, vertical, SECOND_Z, template, from + LANES, to, out);
    addTemplate(horizontal, vertical, THIRD_Z, template, from + 2 * LANES, to, out);
  }

  private static void addTemplate(
      float horizontal,
      float vertical,
      VectorMask<Float> verticalLanes,
      float[] template,
      int from,
      int to,
      float[] out) {
    FloatVector unit = FloatVector.broadcast(FLOATS, BlendShapes.METRES_PER_UNIT);
    FloatVector scale = FloatVector.broadcast(FLOATS, horizontal).blend(vertical, verticalLanes);
    for (int entry = from; entry < to; entry += STEP) {
      FloatVector scaled = FloatVector.fromArray(FLOATS, template, entry).mul(scale);
      FloatVector.fromArray(FLOATS, out, entry).fma(unit, scaled).intoArray(out, entry);
    }
  }
}
