package org.fitterbench.fitter.data;

/**
 * One MakeHuman target: the vertices that it moves and by how much. MakeHuman stores offsets as
 * multiples of 0.001 dm, which 16-bit integers hold exactly.
 *
 * @param name without folder and extension, for example {@code
 *     universal-female-young-maxmuscle-maxweight}
 * @param vertices [N] indices of moved vertices in the base mesh, ascending
 * @param offsets [N·3] x, y, z in 0.001 dm, Y up
 */
public record ShapeTarget(String name, char[] vertices, short[] offsets) {
  /** Metres in one unit of an offset. */
  public static final double METRES_PER_UNIT = 1e-4;

  /**
   * A target from an offset for every vertex of the base mesh.
   *
   * @param name its name
   * @param dense [V·3] offsets in 0.001 dm; a vertex whose three are zero is left out
   */
  public static ShapeTarget sparse(String name, short[] dense) {
    int moved = 0;
    for (int start = 0; start < dense.length; start += 3) {
      moved += (dense[start] | dense[start + 1] | dense[start + 2]) != 0 ? 1 : 0;
    }
    char[] vertices = new char[moved];
    short[] offsets = new short[3 * moved];
    int entry = 0;
    for (int start = 0; start < dense.length; start += 3) {
      if ((dense[start] | dense[start + 1] | dense[start + 2]) != 0) {
        vertices[entry] = (char) (start / 3);
        System.arraycopy(dense, start, offsets, 3 * entry, 3);
        entry++;
      }
    }
    return new ShapeTarget(name, vertices, offsets);
  }

  public ShapeTarget {
    if (offsets.length != 3 * vertices.length) {
      throw new IllegalArgumentException("Target " + name + ": three offsets a vertex");
    }
    for (int i = 1; i < vertices.length; i++) {
      if (vertices[i] <= vertices[i - 1]) {
        throw new IllegalArgumentException("Target " + name + ": vertices are not ascending");
      }
    }
  }
}
