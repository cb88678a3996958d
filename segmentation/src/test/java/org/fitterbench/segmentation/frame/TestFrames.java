package org.fitterbench.segmentation.frame;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/** Frames and planes to test on. */
final class TestFrames {
  private TestFrames() {}

  /** A frame of noise; the same for the same seed. */
  static NativeFrame noise(int width, int height, ColourSpace colours, long seed) {
    Random random = new Random(seed);
    NativeFrame frame = NativeFrame.allocate(width, height, colours);
    for (Plane plane : new Plane[] {frame.luma(), frame.blue(), frame.red()}) {
      set(plane, (x, y) -> random.nextInt(256));
    }
    return frame;
  }

  /** A frame of one colour. */
  static NativeFrame flat(int width, int height, ColourSpace colours, int y, int cb, int cr) {
    NativeFrame frame = NativeFrame.allocate(width, height, colours);
    set(frame.luma(), (_, _) -> y);
    set(frame.blue(), (_, _) -> cb);
    set(frame.red(), (_, _) -> cr);
    return frame;
  }

  /** Sets every sample from its column and row. */
  static void set(Plane plane, IntBinaryOperator level) {
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        plane.samples().set(JAVA_BYTE, plane.row(y) + x, (byte) level.applyAsInt(x, y));
      }
    }
  }

  /** A sample, 0 to 255. */
  static int at(Plane plane, int column, int row) {
    return plane.samples().get(JAVA_BYTE, plane.row(row) + column) & 0xFF;
  }

  /** All samples, row by row. */
  static int[] levels(Plane plane) {
    int[] levels = new int[plane.width() * plane.height()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = at(plane, i % plane.width(), i / plane.width());
    }
    return levels;
  }
}
