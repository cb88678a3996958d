package org.fitterbench.benchmarks.footage;

import java.util.List;
import java.util.Locale;
import org.fitterbench.benchmarks.input.EyePaint;
import org.fitterbench.benchmarks.input.SmoothNoise;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Colour;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Vector3;

/** A kind of place that people walk in; its surfaces are painted by code. */
enum Place {
  /** A painted hall of one colour. */
  STUDIO {
    @Override
    int wall(double along, double up, long seed) {
      int colour = EyePaint.mix(hue(seed), 0xE9E6E0, 0.55 + 0.08 * up);
      return shade(colour, 1 + 0.05 * (noise(along, up, 1.5, seed) - 0.5));
    }

    @Override
    int floor(double x, double y, long seed) {
      int colour = EyePaint.mix(hue(seed), 0xB9B4AB, 0.6);
      return shade(colour, 1 + 0.06 * (noise(x, y, 1.2, seed + 1) - 0.5));
    }
  },
  /** Plaster with a skirting board, and boards on the floor. */
  ROOM {
    @Override
    int wall(double along, double up, long seed) {
      double plaster = noise(along, up, 9, seed) + 0.5 * noise(along, up, 40, seed + 1) - 0.75;
      int paint = EyePaint.mix(0xD9CDB8, hue(seed), 0.18);
      int colour = up < 0.12 ? 0xF0EEE8 : up < 0.14 ? 0x8F877A : paint;
      return shade(colour, 1 + 0.16 * plaster);
    }

    @Override
    int floor(double x, double y, long seed) {
      double board = Math.floor(x / 0.14);
      double joint = y / 1.8 + 0.37 * (board - 7 * Math.floor(board / 7));
      double tone = noise(7.3 * board, 3.1 * Math.floor(joint), 1, seed);
      double grain = noise(60 * x, 2.5 * y, 1, seed + 2) - 0.5;
      boolean gap = x / 0.14 - board < 0.07 || joint - Math.floor(joint) < 0.006;
      return shade(EyePaint.mix(0x8A5B36, 0xB98A58, tone), gap ? 0.5 : 1 + 0.25 * grain);
    }
  },
  /** Brick walls and concrete. */
  BRICKS {
    @Override
    int wall(double along, double up, long seed) {
      double course = Math.floor(up / 0.09);
      double place = along / 0.25 + (course % 2 == 0 ? 0 : 0.5);
      double brick = Math.floor(place);
      boolean mortar = up / 0.09 - course < 0.14 || place - brick < 0.05;
      double tone = noise(5.7 * brick, 9.1 * course, 1, seed);
      double grit = noise(along, up, 60, seed + 1) - 0.5;
      return mortar
          ? shade(0xA79F95, 1 + 0.2 * grit)
          : shade(EyePaint.mix(0x6E2F22, 0xB0644A, tone), 1 + 0.3 * grit);
    }

    @Override
    int floor(double x, double y, long seed) {
      double stain = noise(x, y, 0.9, seed + 2) - 0.5;
      double grit = noise(x, y, 45, seed + 3) - 0.5;
      return shade(0x8C8A86, 1 + 0.3 * stain + 0.2 * grit);
    }
  },
  /** Hedges and a meadow under the sky. */
  GARDEN {
    @Override
    int wall(double along, double up, long seed) {
      double bush = noise(along, up, 1.3, seed);
      double twig = noise(along, up, 7, seed + 1);
      double leaf = noise(along, up, 34, seed + 2);
      int green = EyePaint.mix(0x16260F, 0x6E8B3A, Math.clamp(1.7 * leaf * twig, 0, 1));
      int bloom = twig > 0.72 && leaf > 0.74 ? EyePaint.mix(green, 0xE6D7DD, 0.8) : green;
      return shade(bloom, 0.6 + 0.75 * bush);
    }

    @Override
    int floor(double x, double y, long seed) {
      double patch = noise(x, y, 0.8, seed + 3);
      double blade = noise(x, y, 50, seed + 4) - 0.5;
      return shade(EyePaint.mix(0x4C5B23, 0x7C8C44, patch), 1 + 0.5 * blade);
    }
  };

  private static final int[] HUES = {0x7F9BB0, 0xB08A7F, 0x8FA687, 0xA79AB8, 0xC2A878};

  /** The name in descriptions and options. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The colour of the wall, {@code 0xFFRRGGBB}.
   *
   * @param along metres around the place
   * @param up metres over the floor
   */
  abstract int wall(double along, double up, long seed);

  /**
   * The colour of the floor, {@code 0xFFRRGGBB}.
   *
   * @param x metres
   * @param y metres
   */
  abstract int floor(double x, double y, long seed);

  /** Metres from the floor to where walls end. */
  double wallHeight() {
    return this == GARDEN ? 2.4 : 3.4;
  }

  /** What is seen above the walls. */
  Background sky() {
    return this == GARDEN ? new Background(0x7FA6CF, 0xDDE6EA) : new Background(0xE8E6E2, 0xD8D5D0);
  }

  /** The light of the place: the first lamp is the one that casts shadows. */
  Lighting lighting() {
    return switch (this) {
      case STUDIO, ROOM ->
          new Lighting(
              new Colour(0.46f, 0.46f, 0.48f),
              new Colour(0.30f, 0.27f, 0.24f),
              List.of(
                  new Lamp(new Vector3(-0.5, -0.6, 1.3), new Colour(0.52f, 0.50f, 0.47f)),
                  new Lamp(new Vector3(0.9, -0.2, 0.4), new Colour(0.12f, 0.13f, 0.15f)),
                  new Lamp(new Vector3(-0.1, 1.0, 0.3), new Colour(0.16f, 0.16f, 0.15f))));
      case BRICKS ->
          new Lighting(
              new Colour(0.34f, 0.36f, 0.42f),
              new Colour(0.18f, 0.16f, 0.14f),
              List.of(
                  new Lamp(new Vector3(0.8, -0.5, 1.2), new Colour(0.62f, 0.56f, 0.47f)),
                  new Lamp(new Vector3(-0.8, 0.6, 0.5), new Colour(0.14f, 0.17f, 0.24f))));
      case GARDEN ->
          new Lighting(
              new Colour(0.42f, 0.48f, 0.58f),
              new Colour(0.20f, 0.22f, 0.12f),
              List.of(
                  new Lamp(new Vector3(0.6, -0.7, 1.1), new Colour(0.78f, 0.72f, 0.60f)),
                  new Lamp(new Vector3(-0.7, 0.6, 0.4), new Colour(0.10f, 0.12f, 0.15f))));
    };
  }

  private static int hue(long seed) {
    return HUES[(int) Math.floorMod(seed, (long) HUES.length)];
  }

  private static double noise(double x, double y, double frequency, long seed) {
    return SmoothNoise.at(new double[] {x, y, 0.5}, frequency, seed);
  }

  private static int shade(int colour, double light) {
    return FabricPicture.lit(colour, light);
  }

  /** Paints a picture of metres from a lower left corner. */
  interface Paint {
    /** The colour, {@code 0xFFRRGGBB}, at metres from the left and from the bottom. */
    int at(double right, double up);
  }

  /** A picture of a surface. */
  static Picture paint(int width, int height, double metres, Paint paint) {
    Picture picture = Picture.filled(width, height, 0);
    double texel = metres / width;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        picture.pixels()[row * width + column] =
            paint.at((column + 0.5) * texel, (height - row - 0.5) * texel);
      }
    }
    return picture;
  }
}
