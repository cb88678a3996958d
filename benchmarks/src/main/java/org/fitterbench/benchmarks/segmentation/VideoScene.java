package org.fitterbench.benchmarks.segmentation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.util.function.IntBinaryOperator;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/** Frames and masks of something like a person: a bright oval before fine texture. */
final class VideoScene {
  /** Sides of the masks that the scene's network gives. */
  static final int MASK_SIDE = 256;

  private VideoScene() {}

  /** A frame of that size. */
  static NativeFrame frame(int width, int height) {
    NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709);
    set(
        frame.luma(),
        (x, y) ->
            inside(x, y, width, height) ? 180 + (x * 7 + y * 3) % 30 : 60 + (x * 5 ^ y * 11) % 60);
    set(frame.blue(), (x, y) -> inside(2 * x, 2 * y, width, height) ? 110 : 128 + (x ^ y) % 16);
    set(frame.red(), (x, y) -> inside(2 * x, 2 * y, width, height) ? 150 : 128 - (x + y) % 16);
    return frame;
  }

  /** A network's mask of the oval, with a soft edge. */
  static float[] mask() {
    float[] mask = new float[MASK_SIDE * MASK_SIDE];
    for (int i = 0; i < mask.length; i++) {
      double distance = distance(i % MASK_SIDE, i / MASK_SIDE, MASK_SIDE, MASK_SIDE);
      mask[i] = (float) Math.clamp(0.5 + 8 * (1 - distance), 0, 1);
    }
    return mask;
  }

  private static boolean inside(int x, int y, int width, int height) {
    return distance(x, y, width, height) < 1;
  }

  /** From the middle, where the oval's edge is at 1. */
  private static double distance(int x, int y, int width, int height) {
    double across = (x + 0.5) / width - 0.5;
    double down = (y + 0.5) / height - 0.5;
    return Math.sqrt(across * across / (0.2 * 0.2) + down * down / (0.4 * 0.4));
  }

  private static void set(Plane plane, IntBinaryOperator level) {
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        plane.samples().set(JAVA_BYTE, plane.row(y) + x, (byte) level.applyAsInt(x, y));
      }
    }
  }

  /**
   * Expects no sample to be more than one level from what it should be.
   *
   * @throws org.fitterbench.benchmarks.suite.WrongResultException when one is
   */
  static void expectClose(String name, Plane expected, Plane actual) {
    for (int y = 0; y < expected.height(); y++) {
      for (int x = 0; x < expected.width(); x++) {
        int wanted = level(expected, x, y);
        int found = level(actual, x, y);
        if (Math.abs(wanted - found) > 1) {
          Expect.close(name + " at " + x + ", " + y, wanted, found, 1);
        }
      }
    }
  }

  /** A sample, 0 to 255. */
  static int level(Plane plane, int column, int row) {
    return plane.samples().get(JAVA_BYTE, plane.row(row) + column) & 0xFF;
  }
}
