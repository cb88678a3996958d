package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

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
  private final float[] records = new float[GROUP * RECORD];

  @Override
  public void planes(TriangleBlock block, float[] records, float[] planes, int firstSlot) {
    Corners corners = block.corners;
    int count = corners.count;
    for (int i = 0; i < count; i++) {
      int at = (firstSlot + i) * Tile.SLOT;
      FloatVector first = FloatVector.fromArray(FLOATS, records, corners.a[i] * RECORD);
      FloatVector toSecond = FloatVector.fromArray(FLOATS, records, corners.b[i] * RECORD);
      FloatVector toThird = FloatVector.fromArray(FLOATS, records, corners.c[i] * RECORD);
      toSecond = toSecond.sub(first);
      toThird = toThird.sub(first);
      first.intoArray(planes, at);
      toSecond
          .fma(
              FloatVector.broadcast(FLOATS, block.secondAlongX[i]),
              toThird.mul(block.thirdAlongX[i]))
          .intoArray(planes, at + Tile.SLOPE_X);
      toSecond
          .fma(
              FloatVector.broadcast(FLOATS, block.secondAlongY[i]),
              toThird.mul(block.thirdAlongY[i]))
          .intoArray(planes, at + Tile.SLOPE_Y);
      planes[at + Tile.CORNER] = corners.ax[i] * (1f / VertexBuffer.SUBPIXELS);
      planes[at + Tile.CORNER + 1] = corners.ay[i] * (1f / VertexBuffer.SUBPIXELS);
    }
  }

  @Override
  public void cover(Tile tile, TriangleBlock block, int firstSlot, int plane) {
    float[] depths = tile.depths;
    int[] slots = tile.slots;
    float[] planes = tile.planes;
    int shift = tile.shift;
    int count = block.corners.count;
    for (int i = 0; i < count; i++) {
      int at = (firstSlot + i) * Tile.SLOT;
      float depth = planes[at];
      float depthX = planes[at + Tile.SLOPE_X];
      float depthY = planes[at + Tile.SLOPE_Y];
      int left = block.left[i];
      int right = block.right[i];
      int top = plane + (block.top[i] << shift);
      int bottom = plane + (block.bottom[i] << shift);
      int first = left & -GROUP;
      int last = left <= right ? right : -1;
      for (int x = first; x <= last; x += GROUP) {
        int columns = x - first;
        IntVector edge0 = RAMP.mul(block.edge0X[i]).add(block.edge0[i] + columns * block.edge0X[i]);
        IntVector edge1 = RAMP.mul(block.edge1X[i]).add(block.edge1[i] + columns * block.edge1X[i]);
        IntVector edge2 = RAMP.mul(block.edge2X[i]).add(block.edge2[i] + columns * block.edge2X[i]);
        FloatVector toSamplesX = FLOAT_RAMP.add(block.toSampleX[i] + columns);
        FloatVector toSamplesY = FloatVector.broadcast(FLOATS, block.toSampleY[i]);
        for (int pixel = top + x; pixel <= bottom + x; pixel += 1 << shift) {
          FloatVector there = FloatVector.fromArray(FLOATS, depths, pixel);
          FloatVector nearness =
              toSamplesX.fma(
                  FloatVector.broadcast(FLOATS, depthX),
                  toSamplesY.fma(
                      FloatVector.broadcast(FLOATS, depthY), FloatVector.broadcast(FLOATS, depth)));
          VectorMask<Integer> nearer =
              edge0
                  .or(edge1)
                  .or(edge2)
                  .compare(VectorOperators.GE, 0)
                  .and(nearness.compare(VectorOperators.GT, there).cast(INTS));
          there.blend(nearness, nearer.cast(FLOATS)).intoArray(depths, pixel);
          IntVector.fromArray(INTS, slots, pixel)
              .blend(firstSlot + i, nearer)
              .intoArray(slots, pixel);
          edge0 = edge0.add(block.edge0Y[i]);
          edge1 = edge1.add(block.edge1Y[i]);
          edge2 = edge2.add(block.edge2Y[i]);
          toSamplesY = toSamplesY.add(1);
        }
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
