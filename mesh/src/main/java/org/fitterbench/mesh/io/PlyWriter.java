package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes binary little-endian PLY: 32-bit floats, polygons, and the texture coordinates of each
 * polygon's corners as a list {@code texcoord}, as MeshLab does. Coordinates stay metres, Z up.
 */
final class PlyWriter {
  private static final int MAX_SHORT_LIST = 255;

  private PlyWriter() {}

  static void encode(Mesh mesh, OutputStream stream) throws IOException {
    int[] offsets = mesh.faceOffsets();
    boolean texture = mesh.hasTextureCoordinates();
    int longest = 0;
    for (int face = 0; face < mesh.faceCount(); face++) {
      longest = Math.max(longest, offsets[face + 1] - offsets[face]);
    }
    boolean shortLists = (texture ? 2 : 1) * (long) longest <= MAX_SHORT_LIST;
    stream.write(header(mesh, shortLists).getBytes(StandardCharsets.US_ASCII));
    LittleEndianWriter out = new LittleEndianWriter(stream);
    for (float coordinate : mesh.positions()) {
      out.number(coordinate);
    }
    for (int face = 0; face < mesh.faceCount(); face++) {
      int start = offsets[face];
      int end = offsets[face + 1];
      length(out, end - start, shortLists);
      for (int corner = start; corner < end; corner++) {
        out.number(mesh.faceVertices()[corner]);
      }
      if (texture) {
        length(out, 2 * (end - start), shortLists);
        for (int corner = start; corner < end; corner++) {
          int uv = 2 * mesh.faceTextureCoordinates()[corner];
          out.number(mesh.textureCoordinates()[uv]).number(mesh.textureCoordinates()[uv + 1]);
        }
      }
    }
    out.flush();
  }

  private static String header(Mesh mesh, boolean shortLists) {
    String length = shortLists ? "uchar" : "int";
    StringBuilder text = new StringBuilder(256);
    text.append("ply\nformat binary_little_endian 1.0\n");
    text.append("comment fitter-bench body mesh: metres, Z up\n");
    text.append("element vertex ").append(mesh.vertexCount()).append('\n');
    text.append("property float x\nproperty float y\nproperty float z\n");
    text.append("element face ").append(mesh.faceCount()).append('\n');
    text.append("property list ").append(length).append(" int vertex_indices\n");
    if (mesh.hasTextureCoordinates()) {
      text.append("property list ").append(length).append(" float texcoord\n");
    }
    return text.append("end_header\n").toString();
  }

  private static void length(LittleEndianWriter out, int length, boolean shortLists)
      throws IOException {
    if (shortLists) {
      out.octet(length);
    } else {
      out.number(length);
    }
  }
}
