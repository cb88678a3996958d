package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.TileKernels.GROUP;
import static org.fitterbench.mesh.raster.VectorKernels.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Turns eight records of eight numbers into eight vectors of one quantity each. */
final class Transpose {
  private static final int[] EVEN_ROWS = {0, 8, 2, 10, 4, 12, 6, 14};
  private static final int[] ODD_ROWS = {1, 9, 3, 11, 5, 13, 7, 15};
  private static final int[] EVEN_PAIRS = {0, 1, 8, 9, 4, 5, 12, 13};
  private static final int[] ODD_PAIRS = {2, 3, 10, 11, 6, 7, 14, 15};
  private static final int[] LOWER = {0, 1, 2, 3, 8, 9, 10, 11};
  private static final int[] UPPER = {4, 5, 6, 7, 12, 13, 14, 15};
  private static final IntVector A0 = IntVector.fromArray(VectorKernels.INTS, EVEN_ROWS, 0);
  private static final IntVector A1 = IntVector.fromArray(VectorKernels.INTS, ODD_ROWS, 0);
  private static final IntVector B0 = IntVector.fromArray(VectorKernels.INTS, EVEN_PAIRS, 0);
  private static final IntVector B1 = IntVector.fromArray(VectorKernels.INTS, ODD_PAIRS, 0);
  private static final IntVector C0 = IntVector.fromArray(VectorKernels.INTS, LOWER, 0);
  private static final IntVector C1 = IntVector.fromArray(VectorKernels.INTS, UPPER, 0);

  private Transpose() {}

  /**
   * Takes the normals and the channels, the latter divided by 1/w, out of eight vertex records.
   *
   * @param records [8·8]
   * @param at where in the fragments
   */
  static void fragments(float[] records, Fragments fragments, int at) {
    IntVector r0 = row(records, 0);
    IntVector r1 = row(records, 1);
    IntVector r2 = row(records, 2);
    IntVector r3 = row(records, 3);
    IntVector r4 = row(records, 4);
    IntVector r5 = row(records, 5);
    IntVector r6 = row(records, 6);
    IntVector r7 = row(records, 7);
    IntVector even01 = A0.selectFrom(r0, r1);
    IntVector odd01 = A1.selectFrom(r0, r1);
    IntVector even23 = A0.selectFrom(r2, r3);
    IntVector odd23 = A1.selectFrom(r2, r3);
    IntVector even45 = A0.selectFrom(r4, r5);
    IntVector odd45 = A1.selectFrom(r4, r5);
    IntVector even67 = A0.selectFrom(r6, r7);
    IntVector odd67 = A1.selectFrom(r6, r7);
    // Numbers k and k + 4 of rows 0 to 3, and of rows 4 to 7.
    IntVector low1 = B0.selectFrom(odd01, odd23);
    IntVector low2 = B1.selectFrom(even01, even23);
    IntVector low0 = B0.selectFrom(even01, even23);
    IntVector low3 = B1.selectFrom(odd01, odd23);
    IntVector high1 = B0.selectFrom(odd45, odd67);
    IntVector high2 = B1.selectFrom(even45, even67);
    IntVector high0 = B0.selectFrom(even45, even67);
    IntVector high3 = B1.selectFrom(odd45, odd67);
    FloatVector w = FloatVector.broadcast(FLOATS, 1).div(floats(C0.selectFrom(low1, high1)));
    floats(C0.selectFrom(low2, high2)).intoArray(fragments.normalX, at);
    floats(C0.selectFrom(low3, high3)).intoArray(fragments.normalY, at);
    floats(C1.selectFrom(low0, high0)).intoArray(fragments.normalZ, at);
    floats(C1.selectFrom(low1, high1)).mul(w).intoArray(fragments.red, at);
    floats(C1.selectFrom(low2, high2)).mul(w).intoArray(fragments.green, at);
    floats(C1.selectFrom(low3, high3)).mul(w).intoArray(fragments.blue, at);
  }

  private static IntVector row(float[] records, int row) {
    return FloatVector.fromArray(FLOATS, records, row * GROUP).reinterpretAsInts();
  }

  private static FloatVector floats(IntVector bits) {
    return bits.reinterpretAsFloats();
  }
}
