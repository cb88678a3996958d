package org.fitterbench.fitter.data;

/**
 * Where a bone's head or tail lies: the mean of vertices of the base mesh. MPFB2's strategies
 * VERTEX, CUBE and MEAN are all of this form, with one vertex, the unique vertices of a group, or a
 * list.
 *
 * @param vertices [N] indices in the base mesh, at least one
 */
public record JointAnchor(int[] vertices) {
  public JointAnchor {
    if (vertices.length == 0) {
      throw new IllegalArgumentException("A joint anchor has at least one vertex");
    }
  }
}
