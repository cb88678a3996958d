package org.fitterbench.mesh.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.mesh.model.TopologyDifference.Kind;

/**
 * Tells whether two meshes are of one topology: as many vertices, the same faces in the same order
 * with the same corners, and the same texture coordinates at every corner. How a mesh numbers its
 * texture coordinates does not matter, only their values.
 */
public final class MeshTopologies {
  /**
   * How far texture coordinates of one corner may lie apart and still be the same. Files with six
   * decimals round by half a millionth; this is twenty times as much, and a twenty-fifth of a texel
   * of a texture 4096 texels wide.
   */
  public static final float TEXTURE_COORDINATE_TOLERANCE = 1e-5f;

  private MeshTopologies() {}

  /**
   * The first difference, in the order vertices, faces, texture coordinates; empty when there is
   * none. Numbers are counted from 0.
   */
  public static Optional<TopologyDifference> difference(Mesh first, Mesh second) {
    if (first.vertexCount() != second.vertexCount()) {
      return different(
          Kind.VERTICES,
          "the first has %d vertices, the second %d"
              .formatted(first.vertexCount(), second.vertexCount()));
    }
    Optional<TopologyDifference> faces = faces(first, second);
    return faces.isPresent() ? faces : textureCoordinates(first, second);
  }

  private static Optional<TopologyDifference> faces(Mesh first, Mesh second) {
    int common = Math.min(first.faceCount(), second.faceCount());
    if (!Arrays.equals(first.faceVertices(), second.faceVertices())
        || !Arrays.equals(first.faceOffsets(), second.faceOffsets())) {
      for (int face = 0; face < common; face++) {
        int[] a = corners(first, face);
        int[] b = corners(second, face);
        if (!Arrays.equals(a, b)) {
          return different(
              Kind.FACES,
              "face %d has the corners %s in the first and %s in the second"
                  .formatted(face, words(a), words(b)));
        }
      }
    }
    if (first.faceCount() != second.faceCount()) {
      return different(
          Kind.FACES,
          "the first has %d faces, the second %d".formatted(first.faceCount(), second.faceCount()));
    }
    return Optional.empty();
  }

  private static Optional<TopologyDifference> textureCoordinates(Mesh first, Mesh second) {
    if (first.hasTextureCoordinates() != second.hasTextureCoordinates()) {
      return different(
          Kind.TEXTURE_COORDINATES,
          first.hasTextureCoordinates()
              ? "the first has texture coordinates, the second has none"
              : "the second has texture coordinates, the first has none");
    }
    int[] a = first.faceTextureCoordinates();
    int[] b = second.faceTextureCoordinates();
    for (int corner = 0; corner < a.length; corner++) {
      if (apart(first, a[corner], second, b[corner])) {
        return different(Kind.TEXTURE_COORDINATES, textureLine(first, second, corner));
      }
    }
    return Optional.empty();
  }

  private static boolean apart(Mesh first, int a, Mesh second, int b) {
    float[] p = first.textureCoordinates();
    float[] q = second.textureCoordinates();
    // Negated, so that values which are not numbers are apart.
    return !(Math.abs(p[2 * a] - q[2 * b]) <= TEXTURE_COORDINATE_TOLERANCE
        && Math.abs(p[2 * a + 1] - q[2 * b + 1]) <= TEXTURE_COORDINATE_TOLERANCE);
  }

  private static String textureLine(Mesh first, Mesh second, int corner) {
    int face = Arrays.binarySearch(first.faceOffsets(), corner);
    // A corner inside a face is not found; the insertion point is the face behind it.
    face = face >= 0 ? face : -face - 2;
    return "texture coordinate %s in the first and %s in the second, at corner %d (vertex %d) of face %d"
        .formatted(
            uv(first, corner),
            uv(second, corner),
            corner - first.faceOffsets()[face],
            first.faceVertices()[corner],
            face);
  }

  private static String uv(Mesh mesh, int corner) {
    int index = mesh.faceTextureCoordinates()[corner];
    return String.format(
        Locale.ROOT,
        "%d is (%.6f, %.6f)",
        index,
        mesh.textureCoordinates()[2 * index],
        mesh.textureCoordinates()[2 * index + 1]);
  }

  private static int[] corners(Mesh mesh, int face) {
    return Arrays.copyOfRange(
        mesh.faceVertices(), mesh.faceOffsets()[face], mesh.faceOffsets()[face + 1]);
  }

  /** The numbers of a face's corners; a face of very many is cut short. */
  private static String words(int[] corners) {
    int shown = Math.min(corners.length, 12);
    String text = Arrays.toString(Arrays.copyOf(corners, shown)).replaceAll("[\\[\\],]", "");
    return shown == corners.length ? text : text + " … (%d)".formatted(corners.length);
  }

  private static Optional<TopologyDifference> different(Kind kind, String line) {
    return Optional.of(new TopologyDifference(kind, line));
  }
}
