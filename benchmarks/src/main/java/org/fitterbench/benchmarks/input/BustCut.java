package org.fitterbench.benchmarks.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.mesh.model.Mesh;

/**
 * Cuts head, neck and eyes out of a body, as a finer mesh of their own: large in a picture, with
 * about as many vertices as a scanned face has.
 */
final class BustCut {
  /** Where the base mesh is cut, decimetres above its origin: through the lower neck. */
  private static final double CUT_HEIGHT = 5.45;

  /** How much higher that is to the sides, so that shoulders are left out. */
  private static final double CUT_SLOPE = 0.62;

  private static final String[] EYES = {"helper-l-eye", "helper-r-eye"};

  /** [N] vertex of the base mesh that each of ours is, ascending. */
  private final int[] baseVertices;

  private final CatmullClarkSurface surface;

  /**
   * @param base has the groups {@code body}, {@code helper-l-eye} and {@code helper-r-eye}
   */
  BustCut(BaseMesh base) {
    int[] indices = new int[base.vertexCount()];
    Arrays.fill(indices, -1);
    List<Integer> kept = new ArrayList<>();
    int body = base.groupNames().indexOf("body");
    for (int quad = 0; quad < base.quadCount(); quad++) {
      boolean eye = isEye(base, base.quadGroups()[quad]);
      if (eye || (base.quadGroups()[quad] == body && isAboveCut(base, quad))) {
        kept.add(quad);
        for (int k = 0; k < 4; k++) {
          indices[base.quads()[4 * quad + k]] = 0;
        }
      }
    }
    baseVertices = new int[(int) Arrays.stream(indices).filter(index -> index == 0).count()];
    int count = 0;
    for (int vertex = 0; vertex < indices.length; vertex++) {
      if (indices[vertex] == 0) {
        baseVertices[count] = vertex;
        indices[vertex] = count++;
      }
    }
    surface =
        new Charts(base, kept.stream().mapToInt(Integer::intValue).toArray())
            .surface(indices, count);
  }

  private static boolean isEye(BaseMesh base, int group) {
    return Arrays.asList(EYES).contains(base.groupNames().get(group));
  }

  private static boolean isAboveCut(BaseMesh base, int quad) {
    for (int k = 0; k < 4; k++) {
      int at = 3 * base.quads()[4 * quad + k];
      double height = CUT_HEIGHT + CUT_SLOPE * Math.abs(base.positions()[at]);
      if (base.positions()[at + 1] < height) {
        return false;
      }
    }
    return true;
  }

  /**
   * The bust of one body.
   *
   * @param vertices [V·3] of the whole base mesh, metres, Z up
   */
  Mesh of(float[] vertices) {
    float[] positions = new float[3 * baseVertices.length];
    for (int i = 0; i < baseVertices.length; i++) {
      System.arraycopy(vertices, 3 * baseVertices[i], positions, 3 * i, 3);
    }
    return surface.subdivide(positions);
  }

  /** Texture coordinates of the quads that are kept. */
  private record Charts(BaseMesh base, int[] kept) {
    CatmullClarkSurface surface(int[] indices, int vertexCount) {
      int[] quads = new int[4 * kept.length];
      int[] quadTexture = new int[4 * kept.length];
      int skin = base.textureCoordinates().length / 2;
      float[] uv = Arrays.copyOf(base.textureCoordinates(), 2 * (skin + base.vertexCount()));
      EyeChart[] eyes = {new EyeChart(base, EYES[0]), new EyeChart(base, EYES[1])};
      for (int i = 0; i < kept.length; i++) {
        int eye = Arrays.asList(EYES).indexOf(groupName(kept[i]));
        for (int k = 0; k < 4; k++) {
          int vertex = base.quads()[4 * kept[i] + k];
          quads[4 * i + k] = indices[vertex];
          quadTexture[4 * i + k] =
              eye < 0 ? base.quadTextureCoordinates()[4 * kept[i] + k] : skin + vertex;
          if (eye >= 0) {
            eyes[eye].project(vertex, uv, skin + vertex);
          }
        }
      }
      return compacted(vertexCount, quads, uv, quadTexture);
    }

    /** Leaves out the texture coordinates that no corner has. */
    private static CatmullClarkSurface compacted(
        int vertexCount, int[] quads, float[] uv, int[] quadTexture) {
      int[] used = Arrays.stream(quadTexture).sorted().distinct().toArray();
      float[] kept = new float[2 * used.length];
      for (int i = 0; i < used.length; i++) {
        System.arraycopy(uv, 2 * used[i], kept, 2 * i, 2);
      }
      int[] numbered =
          Arrays.stream(quadTexture).map(index -> Arrays.binarySearch(used, index)).toArray();
      return new CatmullClarkSurface(vertexCount, quads, kept, numbered);
    }

    private String groupName(int quad) {
      return base.groupNames().get(base.quadGroups()[quad]);
    }
  }
}
