package org.fitterbench.mesh.model;

/**
 * The first way in which two meshes are not of one topology.
 *
 * @param kind what differs
 * @param line where and how, one line that speaks of "the first" and "the second" mesh
 */
public record TopologyDifference(Kind kind, String line) {
  /** What differs, from the coarsest to the finest. */
  public enum Kind {
    /** The numbers of vertices, so that no vertex has a counterpart. */
    VERTICES,
    /** The corners of a face, so that vertices of one number are not the same point. */
    FACES,
    /** The texture coordinates of a corner, so that texels of one place are not the same point. */
    TEXTURE_COORDINATES
  }
}
