package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.RECORD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Coverage eight samples at a time, always on the same eight, so that stores reach later loads. */
final class VectorCoverage implements CoverageKernels {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final int LANES = RECORD;
  private static final IntVector RAMP = IntVector.zero(INTS).addIndex(1);
  private static final FloatVector FLOAT_RAMP = FloatVector.zero(FLOATS).addIndex(1);

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
    float depth = tile.planes[planeOfSlot];
    FloatVector depthX = FloatVector.broadcast(FLOATS, tile.planes[planeOfSlot + Tile.SLOPE_X]);
    float depthY = tile.planes[planeOfSlot + Tile.SLOPE_Y];
    float toSampleY = tile.toSampleY;
    float[] depths = tile.depths;
    int[] slots = tile.slots;
    int side = tile.side();
    int first = tile.left & -LANES;
    int last = tile.right;
    int edge0X = tile.edge0X;
    int edge1X = tile.edge1X;
    int edge2X = tile.edge2X;
    int edge0Y = tile.edge0Y;
    int edge1Y = tile.edge1Y;
    int edge2Y = tile.edge2Y;
    int bottom = tile.bottom;
    IntVector ramp0 = RAMP.mul(edge0X).add(tile.edge0);
    IntVector ramp1 = RAMP.mul(edge1X).add(tile.edge1);
    IntVector ramp2 = RAMP.mul(edge2X).add(tile.edge2);
    FloatVector toSamplesX = FLOAT_RAMP.add(tile.toSampleX);
    for (int y = tile.top, rows = 0; y <= bottom; y++, rows++) {
      FloatVector rowDepth =
          FloatVector.broadcast(FLOATS, Math.fma(depthY, toSampleY + rows, depth));
      int row = plane + y * side;
      for (int x = first; x <= last; x += LANES) {
        int columns = x - first;
        IntVector inside =
            ramp0
                .add(rows * edge0Y + columns * edge0X)
                .or(ramp1.add(rows * edge1Y + columns * edge1X))
                .or(ramp2.add(rows * edge2Y + columns * edge2X));
        int at = row + x;
        FloatVector there = FloatVector.fromArray(FLOATS, depths, at);
        FloatVector here = depthX.fma(toSamplesX.add(columns), rowDepth);
        VectorMask<Integer> nearer =
            inside
                .compare(VectorOperators.GE, 0)
                .and(here.compare(VectorOperators.GT, there).cast(INTS));
        if (nearer.anyTrue()) {
          there.blend(here, nearer.cast(FLOATS)).intoArray(depths, at);
          IntVector.fromArray(INTS, slots, at).blend(slot, nearer).intoArray(slots, at);
        }
      }
    }
  }
}
