package org.fitterbench.benchmarks.footage;

import org.fitterbench.benchmarks.input.EyePaint;
import org.fitterbench.benchmarks.input.SmoothNoise;
import org.fitterbench.mesh.picture.Picture;

/** Pictures of cloth and hair that repeat without a seam. */
final class FabricPicture {
  /** Columns and rows. */
  private static final int SIDE = 256;

  /** Stripes over the whole picture. */
  private static final int STRIPES = 6;

  private FabricPicture() {}

  /** Cloth with soft folds, a fine weave and a pattern. */
  static Picture cloth(int colour, int accent, Outfit.Pattern pattern, long seed) {
    Picture picture = Picture.filled(SIDE, SIDE, 0);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double share =
            switch (pattern) {
              case PLAIN -> 0;
              case STRIPES -> stripe(row);
              case CHECKS -> 0.5 * stripe(row) + 0.5 * stripe(column);
            };
        double light =
            1
                + 0.22 * (noise(column, row, 5, seed) - 0.5)
                + 0.10 * (noise(column, row, 96, seed + 1) - 0.5);
        picture.pixels()[row * SIDE + column] = lit(EyePaint.mix(colour, accent, share), light);
      }
    }
    return picture;
  }

  /** Strands that run downwards. */
  static Picture hair(int colour, long seed) {
    Picture picture = Picture.filled(SIDE, SIDE, 0);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double wave = 3 * (noise(column, row, 6, seed) - 0.5);
        double strand = noise(8 * (column + wave), 0.35 * row, 48, seed + 1) - 0.5;
        double tuft = noise(2 * column, 0.5 * row, 24, seed + 2) - 0.5;
        picture.pixels()[row * SIDE + column] = lit(colour, 1.05 + 0.9 * strand + 0.5 * tuft);
      }
    }
    return picture;
  }

  private static double stripe(int place) {
    double wave = Math.sin(2 * Math.PI * STRIPES * (place + 0.5) / SIDE);
    return Math.clamp(0.5 + 4 * wave - 1.6, 0.0, 1.0);
  }

  /** Noise whose lattice is laid around a torus' rim, so that both ends meet. */
  private static double noise(double column, double row, int frequency, long seed) {
    double u = column / SIDE;
    double v = row / SIDE;
    double blend = Math.clamp(8 * (u - 0.875), 0, 1);
    double here = rowNoise(u, v, frequency, seed);
    return blend == 0 ? here : here + blend * (rowNoise(u - 1, v, frequency, seed) - here);
  }

  private static double rowNoise(double u, double v, int frequency, long seed) {
    double blend = Math.clamp(8 * (v - 0.875), 0, 1);
    double here = SmoothNoise.at(new double[] {u, v, 0}, frequency, seed);
    double beyond = blend == 0 ? 0 : SmoothNoise.at(new double[] {u, v - 1, 0}, frequency, seed);
    return here + blend * (beyond - here);
  }

  static int lit(int colour, double light) {
    int result = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      long channel = Math.round(light * (colour >> shift & 0xFF));
      result |= (int) Math.clamp(channel, 0L, 255L) << shift;
    }
    return result;
  }
}
