package org.fitterbench.fitter.procedural;

/**
 * All vertices of the mesh in its order, with what targets and weights are made from.
 *
 * @param positions [V] where they are
 * @param radial [V] from the axis of the vertex's limb outward to the skin; zero off the skin
 * @param regions [V] the part of the body; for a joint, {@code joint:} and its bone
 */
record BodyVertices(Vec3[] positions, Vec3[] radial, String[] regions) {
  int count() {
    return positions.length;
  }
}
