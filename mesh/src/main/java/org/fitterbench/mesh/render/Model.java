package org.fitterbench.mesh.render;

import org.fitterbench.mesh.model.Mesh;

/**
 * One thing in a scene. The arrays are not copied; they may be changed between frames.
 *
 * @param triangles the topology
 * @param positions [V·3] of the mesh's vertices, metres
 * @param normals [V·3] of the mesh's vertices, of any length above 0, pointing outwards
 * @param surface what colours it
 * @param shading how it answers light
 * @param culling which sides are drawn
 */
public record Model(
    TriangleMesh triangles,
    float[] positions,
    float[] normals,
    Surface surface,
    Shading shading,
    Culling culling) {
  public Model {
    int expected = 3 * triangles.meshVertexCount();
    if (positions.length != expected || normals.length != expected) {
      throw new IllegalArgumentException(
          "Positions and normals need "
              + expected
              + " numbers: "
              + positions.length
              + ", "
              + normals.length);
    }
    if (surface.isTextured() && !triangles.hasTextureCoordinates()) {
      throw new IllegalArgumentException("A textured surface needs texture coordinates");
    }
    if (surface instanceof Surface.VertexColours colours
        && colours.colours().length != triangles.meshVertexCount()) {
      throw new IllegalArgumentException(
          colours.colours().length + " colours for " + triangles.meshVertexCount() + " vertices");
    }
  }

  /** A closed mesh with smooth normals of its own. */
  public static Model of(Mesh mesh, Surface surface, Shading shading) {
    return new Model(
        TriangleMesh.of(mesh),
        mesh.positions(),
        VertexNormals.of(mesh),
        surface,
        shading,
        Culling.BACK_FACES);
  }
}
