package org.fitterbench.benchmarks.input;

import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;

/**
 * Paints a skin for a mesh without photographs: every texel learns its place on the surface, and
 * the colour is a function of the place, so that it runs over seams unbroken. The tone wanders
 * softly, fine mottles and freckles lie on it.
 */
public final class PaintedSkin {
  /** How far colours are drawn out beyond their charts, so that seams do not show, texels. */
  private static final int BLEED = 3;

  private PaintedSkin() {}

  /**
   * Paints one skin.
   *
   * @param mesh quads with texture coordinates, metres
   * @param size columns and rows
   * @param tone the colour that it wanders around, {@code 0xRRGGBB}
   * @param seed of the mottles
   */
  public static Picture paint(Mesh mesh, int size, int tone, long seed) {
    int[] pixels = new int[size * size];
    for (int face = 0; face < mesh.faceCount(); face++) {
      int first = mesh.faceOffsets()[face];
      for (int corner = first + 2; corner < mesh.faceOffsets()[face + 1]; corner++) {
        paintTriangle(mesh, new int[] {first, corner - 1, corner}, size, pixels, tone, seed);
      }
    }
    for (int i = 0; i < BLEED; i++) {
      bleed(pixels, size);
    }
    int background = 0xFF000000 | tone;
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] == 0 ? background : pixels[i];
    }
    return new Picture(size, size, pixels);
  }

  private static void paintTriangle(
      Mesh mesh, int[] corners, int size, int[] pixels, int tone, long seed) {
    double[] x = new double[3];
    double[] y = new double[3];
    for (int k = 0; k < 3; k++) {
      int uv = 2 * mesh.faceTextureCoordinates()[corners[k]];
      x[k] = mesh.textureCoordinates()[uv] * size - 0.5;
      y[k] = (1 - mesh.textureCoordinates()[uv + 1]) * size - 0.5;
    }
    double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
    if (Math.abs(area) < 1e-9) {
      return;
    }
    int top = (int) Math.max(0, Math.ceil(Math.min(y[0], Math.min(y[1], y[2]))));
    int bottom = (int) Math.min(size - 1, Math.floor(Math.max(y[0], Math.max(y[1], y[2]))));
    int left = (int) Math.max(0, Math.ceil(Math.min(x[0], Math.min(x[1], x[2]))));
    int right = (int) Math.min(size - 1, Math.floor(Math.max(x[0], Math.max(x[1], x[2]))));
    double[] place = new double[3];
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double b = ((column - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (row - y[0])) / area;
        double c = ((x[1] - x[0]) * (row - y[0]) - (column - x[0]) * (y[1] - y[0])) / area;
        if (b >= -1e-9 && c >= -1e-9 && b + c <= 1 + 1e-9) {
          for (int axis = 0; axis < 3; axis++) {
            place[axis] =
                (1 - b - c) * position(mesh, corners[0], axis)
                    + b * position(mesh, corners[1], axis)
                    + c * position(mesh, corners[2], axis);
          }
          pixels[row * size + column] = 0xFF000000 | colour(place, tone, seed);
        }
      }
    }
  }

  private static double position(Mesh mesh, int corner, int axis) {
    return mesh.positions()[3 * mesh.faceVertices()[corner] + axis];
  }

  /** Blotches of three centimetres, mottles of five millimetres, freckles of two. */
  private static int colour(double[] place, int tone, long seed) {
    double blotch = SmoothNoise.at(place, 33, seed) - 0.5;
    double mottle = SmoothNoise.at(place, 200, seed + 1) - 0.5;
    double pore = SmoothNoise.at(place, 900, seed + 2) - 0.5;
    double freckle = Math.max(0, SmoothNoise.at(place, 420, seed + 3) - 0.78) / 0.22;
    int warm = EyePaint.mix(tone, 0xC0584A, Math.clamp(0.10 + 0.30 * blotch, 0.0, 1.0));
    int darkened = EyePaint.mix(warm, 0x5A2E1C, 0.12 * freckle);
    double light = 1 + 0.10 * mottle + 0.07 * pore;
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      long channel = Math.round(light * (darkened >> shift & 0xFF));
      result |= (int) Math.clamp(channel, 0L, 255L) << shift;
    }
    return result;
  }

  /** Gives every empty texel the colour of a neighbour that has one. */
  private static void bleed(int[] pixels, int size) {
    int[] before = Arrays.copyOf(pixels, pixels.length);
    int[] neighbours = {-1, 1, -size, size};
    for (int i = size; i < pixels.length - size; i++) {
      for (int k = 0; k < 4 && pixels[i] == 0; k++) {
        pixels[i] = before[i + neighbours[k]];
      }
    }
  }
}
