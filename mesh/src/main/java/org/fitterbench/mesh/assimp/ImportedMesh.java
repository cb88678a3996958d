package org.fitterbench.mesh.assimp;

import java.util.Optional;

/**
 * The mesh of one node of an imported scene.
 *
 * @param node the node's name
 * @param otherNodes how many other nodes have a mesh
 * @param positions [V·3] in the node's frame
 * @param faceOffsets [F+1] where each face starts in {@code faceVertices}
 * @param faceVertices vertex of each corner
 * @param textureCoordinates [V·2] one of each vertex, origin at the lower left; empty when there
 *     are none
 * @param toWorld [12] the rows of a 3×4 matrix from the node's frame to the scene's
 * @param texture of the base colour of the part with most faces
 */
public record ImportedMesh(
    String node,
    int otherNodes,
    float[] positions,
    int[] faceOffsets,
    int[] faceVertices,
    float[] textureCoordinates,
    double[] toWorld,
    Optional<ImportedTexture> texture) {
  /** Whether every corner has a vertex of its own, so that faces share none. */
  public boolean sharesNoVertices() {
    return positions.length == 3 * faceVertices.length && faceOffsets.length > 2;
  }
}
