package org.fitterbench.fitter.model;

import java.util.Arrays;

/**
 * The stored blend shapes of the vertices, as runs of neighbouring vertices that a shape moves.
 * World axes (Z up); one unit is 0.1 mm, so that 16-bit integers are exact.
 *
 * @param vertexCount V
 * @param shapeRuns [S+1] where each shape's runs start in the next two arrays
 * @param runVertices [R] first vertex of each run
 * @param runOffsets [R+1] where each run starts in {@code offsets}, in numbers
 * @param offsets x, y, z of every vertex of every run
 */
public record BlendShapes(
    int vertexCount, int[] shapeRuns, int[] runVertices, int[] runOffsets, short[] offsets) {
  /** Metres in one unit of an offset. */
  public static final float METRES_PER_UNIT = 1e-4f;

  public BlendShapes {
    if (runOffsets.length != runVertices.length + 1
        || shapeRuns[shapeRuns.length - 1] != runVertices.length
        || runOffsets[runVertices.length] != offsets.length) {
      throw new IllegalArgumentException("Shapes, runs and offsets do not fit together");
    }
  }

  /** The shapes of some vertices: vertex n of the result is {@code vertices[n]}, ascending. */
  BlendShapes of(int[] vertices) {
    int[] index = new int[vertexCount];
    Arrays.fill(index, -1);
    for (int vertex = 0; vertex < vertices.length; vertex++) {
      index[vertices[vertex]] = vertex;
    }
    return BlendShapesBuilder.restrict(this, index, vertices.length);
  }

  public int shapeCount() {
    return shapeRuns.length - 1;
  }
}
