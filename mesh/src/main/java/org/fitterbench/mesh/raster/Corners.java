package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.column;
import static org.fitterbench.mesh.raster.VertexBuffer.row;

/** The corners of some triangles, one array a quantity. */
final class Corners {
  static final int CAPACITY = 256;

  /** The largest extent along an axis, in subpixels, whose products still fit 32 bits. */
  static final int LARGEST_EXTENT = 16_000;

  /** Vertices. */
  final int[] a = new int[CAPACITY];

  final int[] b = new int[CAPACITY];
  final int[] c = new int[CAPACITY];

  // Places in subpixels.
  final int[] ax = new int[CAPACITY];
  final int[] ay = new int[CAPACITY];
  final int[] bx = new int[CAPACITY];
  final int[] by = new int[CAPACITY];
  final int[] cx = new int[CAPACITY];
  final int[] cy = new int[CAPACITY];
  int count;

  boolean isFull() {
    return count == CAPACITY;
  }

  /**
   * Replaces all by triangles that follow each other.
   *
   * @param places of the vertices
   * @param base added to each vertex number
   * @param vertices three numbers a triangle
   * @param first the first triangle
   * @param newCount how many, at most the capacity
   */
  void load(long[] places, int base, int[] vertices, int first, int newCount) {
    for (int i = 0; i < newCount; i++) {
      int at = 3 * (first + i);
      set(i, places, base + vertices[at], base + vertices[at + 1], base + vertices[at + 2]);
    }
    count = newCount;
  }

  /**
   * Adds listed triangles until there is no room or a negative entry comes.
   *
   * @param places of the vertices
   * @param base added to each vertex number
   * @param vertices three numbers a triangle
   * @param list the triangles
   * @param from the first entry
   * @param to behind the last
   * @return the first entry that was not added
   */
  int add(long[] places, int base, int[] vertices, int[] list, int from, int to) {
    int at = from;
    int end = Math.min(to, from + CAPACITY - count);
    int i = count;
    for (; at < end && list[at] >= 0; at++) {
      int vertex = 3 * list[at];
      set(
          i++,
          places,
          base + vertices[vertex],
          base + vertices[vertex + 1],
          base + vertices[vertex + 2]);
    }
    count = i;
    return at;
  }

  private void set(int i, long[] places, int newA, int newB, int newC) {
    long placeOfA = places[newA];
    long placeOfB = places[newB];
    long placeOfC = places[newC];
    a[i] = newA;
    b[i] = newB;
    c[i] = newC;
    ax[i] = column(placeOfA);
    ay[i] = row(placeOfA);
    bx[i] = column(placeOfB);
    by[i] = row(placeOfB);
    cx[i] = column(placeOfC);
    cy[i] = row(placeOfC);
  }
}
