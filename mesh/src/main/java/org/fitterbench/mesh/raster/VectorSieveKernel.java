package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** As many triangles at a time as the processor's widest registers hold. */
final class VectorSieveKernel implements SieveKernel {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();
  private static final IntVector RAMP = IntVector.zero(INTS).addIndex(1);

  @Override
  public void sift(Sieve sieve, TileGrid grid, boolean bothSides) {
    Corners corners = sieve.corners;
    int before = SUBPIXELS / 2 - 1 - grid.sampleReach();
    int behind = -SUBPIXELS / 2 + grid.sampleReach();
    int lastColumn = grid.width() - 1;
    int lastRow = grid.height() - 1;
    int columns = grid.columns();
    int shift = grid.tileShift();
    int count = corners.count;
    int kept = 0;
    for (int i = 0; i < count; i += LANES) {
      IntVector ax = IntVector.fromArray(INTS, corners.ax, i);
      IntVector ay = IntVector.fromArray(INTS, corners.ay, i);
      IntVector bx = IntVector.fromArray(INTS, corners.bx, i);
      IntVector by = IntVector.fromArray(INTS, corners.by, i);
      IntVector cx = IntVector.fromArray(INTS, corners.cx, i);
      IntVector cy = IntVector.fromArray(INTS, corners.cy, i);
      IntVector lowX = ax.min(bx).min(cx);
      IntVector highX = ax.max(bx).max(cx);
      IntVector lowY = ay.min(by).min(cy);
      IntVector highY = ay.max(by).max(cy);
      VectorMask<Integer> fits =
          highX
              .sub(lowX)
              .max(highY.sub(lowY))
              .compare(VectorOperators.LE, Corners.LARGEST_EXTENT)
              .and(lowY.compare(VectorOperators.GE, FIRST_ROW));
      IntVector area = bx.sub(ax).mul(cy.sub(ay)).sub(cx.sub(ax).mul(by.sub(ay)));
      VectorMask<Integer> faces =
          area.compare(bothSides ? VectorOperators.NE : VectorOperators.LT, 0);
      IntVector left = lowX.add(before).lanewise(VectorOperators.ASHR, 8).max(0);
      IntVector right = highX.add(behind).lanewise(VectorOperators.ASHR, 8).min(lastColumn);
      IntVector top = lowY.add(before).lanewise(VectorOperators.ASHR, 8).max(0);
      IntVector bottom = highY.add(behind).lanewise(VectorOperators.ASHR, 8).min(lastRow);
      VectorMask<Integer> seen =
          faces
              .and(left.compare(VectorOperators.LE, right))
              .and(top.compare(VectorOperators.LE, bottom));
      IntVector column = left.lanewise(VectorOperators.ASHR, shift);
      IntVector row = top.lanewise(VectorOperators.ASHR, shift);
      VectorMask<Integer> inOne =
          right
              .lanewise(VectorOperators.ASHR, shift)
              .eq(column)
              .and(bottom.lanewise(VectorOperators.ASHR, shift).eq(row))
              .and(fits);
      IntVector tile =
          IntVector.broadcast(INTS, Sieve.UNDECIDED).blend(row.mul(columns).add(column), inOne);
      VectorMask<Integer> keep = seen.or(fits.not()).and(INTS.indexInRange(i, count));
      RAMP.add(i).compress(keep).intoArray(sieve.kept, kept);
      tile.compress(keep).intoArray(sieve.tiles, kept);
      kept += keep.trueCount();
    }
    sieve.keptCount = kept;
  }
}
