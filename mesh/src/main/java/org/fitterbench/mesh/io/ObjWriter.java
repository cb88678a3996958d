package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes Wavefront OBJ. Coordinates stay as they are, metres and Z up, although many tools take an
 * OBJ for Y up: a fit compares a file's vertices with the model's, so the file must hold the same
 * numbers. The header says so and how to import it.
 */
final class ObjWriter implements ShapeEncoder {
  private static final String HEADER =
      """
      # fitter-bench mesh: metres, Z up, not turned to Y up
      # in Blender: import with forward axis Y and up axis Z
      """;

  private final String header;

  /** The lines of texture coordinates and faces. */
  private final byte[] shared;

  ObjWriter(Mesh topology, boolean normals, Optional<EncodedTexture> texture) {
    header =
        texture
            .map(skin ->
                HEADER
                    + "mtllib %s\nusemtl %s\n"
                        .formatted(skin.libraryName(), EncodedTexture.MATERIAL))
            .orElse(HEADER);
    shared =
        ShapeEncoder.bytes(stream -> {
          AsciiWriter out = new AsciiWriter(stream);
          textureCoordinates(topology, out);
          faces(topology, normals, out);
          out.flush();
        });
  }

  @Override
  public void encode(float[] positions, float[] normals, OutputStream stream) throws IOException {
    AsciiWriter out = new AsciiWriter(stream);
    out.text(header);
    for (int i = 0; i < positions.length; i += 3) {
      out.character('v').number(positions[i]).number(positions[i + 1]).number(positions[i + 2]);
      out.character('\n');
    }
    for (int i = 0; i < normals.length; i += 3) {
      out.character('v').character('n').number(normals[i]).number(normals[i + 1]);
      out.number(normals[i + 2]).character('\n');
    }
    out.flush();
    stream.write(shared);
  }

  private static void textureCoordinates(Mesh mesh, AsciiWriter out) throws IOException {
    float[] textureCoordinates = mesh.textureCoordinates();
    for (int i = 0; i < textureCoordinates.length; i += 2) {
      out.character('v').character('t').number(textureCoordinates[i]);
      out.number(textureCoordinates[i + 1]).character('\n');
    }
  }

  private static void faces(Mesh mesh, boolean normals, AsciiWriter out) throws IOException {
    int[] offsets = mesh.faceOffsets();
    int[] vertices = mesh.faceVertices();
    int[] texture = mesh.faceTextureCoordinates();
    for (int face = 0; face < mesh.faceCount(); face++) {
      out.character('f');
      for (int corner = offsets[face]; corner < offsets[face + 1]; corner++) {
        out.character(' ').number(vertices[corner] + 1);
        if (texture.length != 0) {
          out.character('/').number(texture[corner] + 1);
        }
        if (normals) {
          out.character('/');
          if (texture.length == 0) {
            out.character('/');
          }
          out.number(vertices[corner] + 1);
        }
      }
      out.character('\n');
    }
  }
}
