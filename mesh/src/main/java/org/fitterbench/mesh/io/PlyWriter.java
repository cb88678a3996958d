package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes binary little-endian PLY: 32-bit floats, polygons, and the texture coordinates of each
 * polygon's corners as a list {@code texcoord}, as MeshLab does. Coordinates stay metres, Z up.
 */
final class PlyWriter implements ShapeEncoder {
  private static final int MAX_SHORT_LIST = 255;

  private final byte[] header;

  /** The rows of faces. */
  private final byte[] faces;

  PlyWriter(Mesh topology, boolean normals, Optional<EncodedTexture> texture) {
    int[] offsets = topology.faceOffsets();
    int longest = 0;
    for (int face = 0; face < topology.faceCount(); face++) {
      longest = Math.max(longest, offsets[face + 1] - offsets[face]);
    }
    int numbersOfCorner = topology.hasTextureCoordinates() ? 2 : 1;
    boolean shortLists = numbersOfCorner * (long) longest <= MAX_SHORT_LIST;
    String comment =
        texture.map(skin -> "comment TextureFile " + skin.pictureName() + "\n").orElse("");
    header = header(topology, normals, shortLists, comment).getBytes(StandardCharsets.UTF_8);
    faces = ShapeEncoder.bytes(stream -> faces(topology, shortLists, stream));
  }

  @Override
  public void encode(float[] positions, float[] normals, OutputStream stream) throws IOException {
    stream.write(header);
    LittleEndianWriter out = new LittleEndianWriter(stream);
    for (int i = 0; i < positions.length; i += 3) {
      out.number(positions[i]).number(positions[i + 1]).number(positions[i + 2]);
      if (normals.length != 0) {
        out.number(normals[i]).number(normals[i + 1]).number(normals[i + 2]);
      }
    }
    out.flush();
    stream.write(faces);
  }

  private static void faces(Mesh mesh, boolean shortLists, OutputStream stream) throws IOException {
    LittleEndianWriter out = new LittleEndianWriter(stream);
    int[] offsets = mesh.faceOffsets();
    for (int face = 0; face < mesh.faceCount(); face++) {
      int start = offsets[face];
      int end = offsets[face + 1];
      length(out, end - start, shortLists);
      for (int corner = start; corner < end; corner++) {
        out.number(mesh.faceVertices()[corner]);
      }
      if (mesh.hasTextureCoordinates()) {
        length(out, 2 * (end - start), shortLists);
        for (int corner = start; corner < end; corner++) {
          int uv = 2 * mesh.faceTextureCoordinates()[corner];
          out.number(mesh.textureCoordinates()[uv]).number(mesh.textureCoordinates()[uv + 1]);
        }
      }
    }
    out.flush();
  }

  private static String header(Mesh mesh, boolean normals, boolean shortLists, String comment) {
    String length = shortLists ? "uchar" : "int";
    StringBuilder text = new StringBuilder(256);
    text.append("ply\nformat binary_little_endian 1.0\n");
    text.append("comment fitter-bench mesh: metres, Z up\n").append(comment);
    text.append("element vertex ").append(mesh.vertexCount()).append('\n');
    text.append("property float x\nproperty float y\nproperty float z\n");
    if (normals) {
      text.append("property float nx\nproperty float ny\nproperty float nz\n");
    }
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
