package org.fitterbench.mesh.video;

import org.fitterbench.mesh.picture.Picture;

/** Shaded, finely textured ellipsoids that move slowly, like the frames of a morph. */
final class MovingPictures {
  private MovingPictures() {}

  static Picture frame(int width, int height, int frame) {
    int[] pixels = new int[width * height];
    double middleX = 0.5 * width + 0.7 * frame;
    double middleY = 0.5 * height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = (x - middleX) / (0.36 * width);
        double dy = (y - middleY) / (0.44 * height + 0.5 * frame);
        double inside = 1 - dx * dx - dy * dy;
        int grey = 228 - 59 * y / height;
        pixels[y * width + x] =
            inside <= 0
                ? colour(grey, grey, grey)
                : skin(Math.sqrt(inside), grain((int) (x - 0.7 * frame + width), y));
      }
    }
    return new Picture(width, height, pixels);
  }

  private static int skin(double light, double grain) {
    double amount = 0.85 * light + 0.08 * grain;
    return colour((int) (255 * amount), (int) (190 * amount), (int) (160 * amount));
  }

  /** Noise from 0 to 1 that moves with the surface. */
  private static double grain(int x, int y) {
    int hash = x * 0x9E3779B1 ^ y * 0x85EBCA77;
    hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
    return (hash >>> 8) * 0x1p-24;
  }

  private static int colour(int red, int green, int blue) {
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
