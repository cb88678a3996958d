package org.fitterbench.segmentation.quality;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.fitterbench.mesh.video.Plane;

/** Small masks for tests. */
final class Masks {
  private Masks() {}

  static Plane plane(byte[] pixels, int width, int height) {
    return new Plane(MemorySegment.ofArray(pixels), width, height, width);
  }

  /** 255 in the columns and rows from the first to before the second bound, 0 elsewhere. */
  static byte[] rectangle(int width, int height, int left, int top, int right, int bottom) {
    byte[] pixels = new byte[width * height];
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        pixels[row * width + column] = (byte) 255;
      }
    }
    return pixels;
  }

  /** A soft ellipse somewhere, with grains. */
  static byte[] blob(int width, int height, long seed) {
    Random random = new Random(seed);
    double x = width * (0.3 + 0.4 * random.nextDouble());
    double y = height * (0.3 + 0.4 * random.nextDouble());
    double across = Math.max(1, width * (0.1 + 0.3 * random.nextDouble()));
    double down = Math.max(1, height * (0.1 + 0.3 * random.nextDouble()));
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / width;
      double distance = Math.hypot((i % width - x) / across, (row - y) / down);
      double value = Math.clamp(3 * (1.2 - distance), 0, 1);
      double grain = random.nextInt(40) == 0 ? random.nextDouble() : value;
      pixels[i] = (byte) Math.round(255 * grain);
    }
    return pixels;
  }
}
