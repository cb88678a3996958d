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

  public ShapeTarget {
    if (offsets.length != 3 * vertices.length) {
      throw new IllegalArgumentException("Target " + name + ": three offsets a vertex");
    }
  }
}
