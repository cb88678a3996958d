package org.fitterbench.facemorph.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Arrays;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;

/** Two small round faces of one topology with textures of different sizes, as a user's files. */
final class SmallFaces {
  static final int MERIDIANS = 24;
  static final int PARALLELS = 12;

  private SmallFaces() {}

  /** Writes {@code round.obj} and {@code long.obj} with their textures. */
  static MorphPair write(Path folder) {
    return new MorphPair(
        write(folder, "round", ball(0.08f, 0.08f), checks(64, 48, 0xE0B090, 0xC08060)),
        write(folder, "long", ball(0.07f, 0.11f), checks(32, 32, 0x805030, 0x603018)));
  }

  static Path write(Path folder, String name, Mesh mesh, Picture texture) {
    Path file = folder.resolve(name + ".obj");
    AtomicFile.write(
        file,
        out -> {
          out.write("mtllib %s.mtl\nusemtl skin\n".formatted(name).getBytes(UTF_8));
          MeshFormat.OBJ.encode(mesh, out);
        });
    AtomicFile.write(folder.resolve(name + ".mtl"), "newmtl skin\nmap_Kd %s.png\n".formatted(name));
    PictureFiles.writePng(texture, folder.resolve(name + ".png"));
    return file;
  }

  /** An ellipsoid of quads, poles left open, with texture coordinates. */
  static Mesh ball(float radius, float height) {
    int columns = MERIDIANS + 1;
    float[] positions = new float[3 * MERIDIANS * (PARALLELS + 1)];
    float[] uv = new float[2 * columns * (PARALLELS + 1)];
    for (int row = 0; row <= PARALLELS; row++) {
      double latitude = Math.PI * (0.02 + 0.96 * row / PARALLELS) - Math.PI / 2;
      for (int column = 0; column < columns; column++) {
        double longitude = 2 * Math.PI * column / MERIDIANS;
        uv[2 * (row * columns + column)] = (float) column / MERIDIANS;
        uv[2 * (row * columns + column) + 1] = (float) row / PARALLELS;
        if (column < MERIDIANS) {
          int at = 3 * (row * MERIDIANS + column);
          positions[at] = (float) (radius * Math.cos(latitude) * Math.cos(longitude));
          positions[at + 1] = (float) (radius * Math.cos(latitude) * Math.sin(longitude));
          positions[at + 2] = (float) (height * Math.sin(latitude));
        }
      }
    }
    int[] quads = new int[4 * MERIDIANS * PARALLELS];
    int[] corners = new int[quads.length];
    for (int quad = 0; quad < quads.length / 4; quad++) {
      int row = quad / MERIDIANS;
      int column = quad % MERIDIANS;
      for (int k = 0; k < 4; k++) {
        int r = row + k / 2;
        int c = column + (k == 1 || k == 2 ? 1 : 0);
        quads[4 * quad + k] = r * MERIDIANS + c % MERIDIANS;
        corners[4 * quad + k] = r * columns + c;
      }
    }
    int[] offsets = new int[quads.length / 4 + 1];
    Arrays.setAll(offsets, face -> 4 * face);
    return new Mesh(positions, offsets, quads, uv, corners);
  }

  static Picture checks(int width, int height, int first, int second) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      boolean even = (i % width / 8 + i / width / 8) % 2 == 0;
      pixels[i] = 0xFF000000 | (even ? first : second);
    }
    return new Picture(width, height, pixels);
  }
}
