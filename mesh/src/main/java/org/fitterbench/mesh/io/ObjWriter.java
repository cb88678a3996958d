package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes Wavefront OBJ. Coordinates stay as they are, metres and Z up, although many tools take an
 * OBJ for Y up: a fit compares a file's vertices with the model's, so the file must hold the same
 * numbers. The header says so and how to import it.
 */
final class ObjWriter {
  private static final String HEADER =
      """
      # fitter-bench body mesh: metres, Z up, not turned to Y up
      # in Blender: import with forward axis Y and up axis Z
      """;

  private ObjWriter() {}

  static void encode(Mesh mesh, OutputStream stream) throws IOException {
    AsciiWriter out = new AsciiWriter(stream);
    out.text(HEADER);
    float[] positions = mesh.positions();
    for (int i = 0; i < positions.length; i += 3) {
      out.text("v ").number(positions[i]).character(' ').number(positions[i + 1]);
      out.character(' ').number(positions[i + 2]).character('\n');
    }
    float[] textureCoordinates = mesh.textureCoordinates();
    for (int i = 0; i < textureCoordinates.length; i += 2) {
      out.text("vt ").number(textureCoordinates[i]).character(' ');
      out.number(textureCoordinates[i + 1]).character('\n');
    }
    for (int face = 0; face < mesh.faceCount(); face++) {
      out.character('f');
      for (int c = mesh.faceOffsets()[face]; c < mesh.faceOffsets()[face + 1]; c++) {
        out.character(' ').number(mesh.faceVertices()[c] + 1);
        if (mesh.hasTextureCoordinates()) {
          out.character('/').number(mesh.faceTextureCoordinates()[c] + 1);
        }
      }
      out.character('\n');
    }
    out.flush();
  }
}
