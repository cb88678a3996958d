package org.fitterbench.mesh.raster;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight numbers at a time: eight samples of a row, always the same eight, so that stores reach
 * later loads; or the eight numbers of a record.
 */
final class VectorKernels implements TileKernels {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final IntVector RAMP = IntVector.zero(INTS).addIndex(1);
  private static final FloatVector FLOAT_RAMP = FloatVector.zero(FLOATS).addIndex(1);

  /** Records of a group, one row a pixel. */
  private final float[] records = new float[GROUP * VertexBuffer.RECORD];

  @Override
  public void planes(
      float[] records,
      int a,
      int b,
      int c,
      float x1,
      float x2,
      float y1,
      float y2,
      float[] planes,
      int at) {
    FloatVector first = FloatVector.fromArray(FLOATS, records, a);
    FloatVector d1 = FloatVector.fromArray(FLOATS, records, b).sub(first);
    FloatVector d2 = FloatVector.fromArray(FLOATS, records, c).sub(first);
    first.intoArray(planes, at);
    d1.fma(FloatVector.broadcast(FLOATS, x1), d2.mul(x2)).intoArray(planes, at + Tile.SLOPE_X);
    d1.fma(FloatVector.broadcast(FLOATS, y1), d2.mul(y2)).intoArray(planes, at + Tile.SLOPE_Y);
  }

  @Override
  public void cover(Tile tile, int slot, int plane) {
    int planeOfSlot = slot * Tile.SLOT;
    FloatVector depth = FloatVector.broadcast(FLOATS, tile.planes[planeOfSlot]);
    FloatVector depthX = FloatVector.broadcast(FLOATS, tile.planes[planeOfSlot + Tile.SLOPE_X]);
    FloatVector depthY = FloatVector.broadcast(FLOATS, tile.planes[planeOfSlot + Tile.SLOPE_Y]);
    IntVector here = IntVector.broadcast(INTS, slot);
    float[] depths = tile.depths;
    int[] slots = tile.slots;
    int shift = tile.shift;
    int first = tile.left & -GROUP;
    int last = tile.right;
    int top = plane + (tile.top << shift);
    int bottom = plane + (tile.bottom << shift);
    for (int x = first; x <= last; x += GROUP) {
      int columns = x - first;
      IntVector edge0 = RAMP.mul(tile.edge0X).add(tile.edge0 + columns * tile.edge0X);
      IntVector edge1 = RAMP.mul(tile.edge1X).add(tile.edge1 + columns * tile.edge1X);
      IntVector edge2 = RAMP.mul(tile.edge2X).add(tile.edge2 + columns * tile.edge2X);
      FloatVector toSamplesX = FLOAT_RAMP.add(tile.toSampleX + columns);
      FloatVector toSamplesY = FloatVector.broadcast(FLOATS, tile.toSampleY);
      for (int at = top + x; at <= bottom + x; at += 1 << shift) {
        FloatVector there = FloatVector.fromArray(FLOATS, depths, at);
        FloatVector nearness = depthX.fma(toSamplesX, depthY.fma(toSamplesY, depth));
        VectorMask<Integer> nearer =
            edge0
                .or(edge1)
                .or(edge2)
                .compare(VectorOperators.GE, 0)
                .and(nearness.compare(VectorOperators.GT, there).cast(INTS));
        there.blend(nearness, nearer.cast(FLOATS)).intoArray(depths, at);
        IntVector.fromArray(INTS, slots, at).blend(here, nearer).intoArray(slots, at);
        edge0 = edge0.add(tile.edge0Y);
        edge1 = edge1.add(tile.edge1Y);
        edge2 = edge2.add(tile.edge2Y);
        toSamplesY = toSamplesY.add(1);
      }
    }
  }

  @Override
  public void collect(Tile tile, int plane, int from, int to) {
    int[] slots = tile.slots;
    int[] groups = tile.groups;
    int area = tile.area();
    int count = 0;
    for (int group = 0; group < area; group += GROUP) {
      int seen =
          (int)
              IntVector.fromArray(INTS, slots, plane + group)
                  .sub(from)
                  .compare(VectorOperators.ULT, to - from)
                  .toLong();
      tile.seen[count] = seen;
      groups[count] = group;
      count += seen == 0 ? 0 : 1;
    }
    tile.groupCount = count;
  }

  @Override
  public void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments) {
    int plane = sample * tile.area();
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      float x = tile.column(pixel, sample);
      float y = tile.row(pixel, sample);
      evaluate(tile.planes, tile.slots, plane + pixel, from, to - from, x, y, records);
      Transpose.fragments(records, fragments, group * GROUP);
      FLOAT_RAMP.add(x).intoArray(fragments.x, group * GROUP);
      FloatVector.broadcast(FLOATS, y).intoArray(fragments.y, group * GROUP);
    }
  }

  /** Evaluates the eight planes of each of eight pixels. */
  private static void evaluate(
      float[] planes, int[] slots, int at, int from, int count, float x, float y, float[] records) {
    for (int i = 0; i < GROUP; i++) {
      int slot = slots[at + i];
      int start = Integer.compareUnsigned(slot - from, count) < 0 ? slot * Tile.SLOT : 0;
      FloatVector toX = FloatVector.broadcast(FLOATS, x + i - planes[start + Tile.CORNER]);
      FloatVector toY = FloatVector.broadcast(FLOATS, y - planes[start + Tile.CORNER + 1]);
      FloatVector.fromArray(FLOATS, planes, start + Tile.SLOPE_X)
          .fma(
              toX,
              FloatVector.fromArray(FLOATS, planes, start + Tile.SLOPE_Y)
                  .fma(toY, FloatVector.fromArray(FLOATS, planes, start)))
          .intoArray(records, i * GROUP);
    }
  }

  @Override
  public void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments) {
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      int at = group * GROUP;
      VectorMask<Float> seen =
          IntVector.fromArray(INTS, tile.slots, plane + pixel)
              .sub(from)
              .compare(VectorOperators.ULT, to - from)
              .cast(FLOATS);
      FloatVector red = FloatVector.fromArray(FLOATS, tile.red, pixel);
      FloatVector green = FloatVector.fromArray(FLOATS, tile.green, pixel);
      FloatVector blue = FloatVector.fromArray(FLOATS, tile.blue, pixel);
      FloatVector covered = FloatVector.fromArray(FLOATS, tile.covered, pixel);
      red.add(FloatVector.fromArray(FLOATS, fragments.red, at), seen).intoArray(tile.red, pixel);
      green
          .add(FloatVector.fromArray(FLOATS, fragments.green, at), seen)
          .intoArray(tile.green, pixel);
      blue.add(FloatVector.fromArray(FLOATS, fragments.blue, at), seen).intoArray(tile.blue, pixel);
      covered.add(1, seen).intoArray(tile.covered, pixel);
    }
  }
}
