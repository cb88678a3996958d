package org.fitterbench.benchmarks.segmentation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.util.function.IntBinaryOperator;
import org.fitterbench.benchmarks.input.SmoothNoise;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;

/**
 * A picture that moves sideways a few samples a frame, there and back: what codecs are timed with.
 * Drawn once, wider than a frame, of which each frame is a part.
 */
final class MovingScene implements AutoCloseable {
  /** What the picture shows. */
  enum Subject {
    /** A person's mask, with a soft edge a few samples wide. */
    MASK,
    /** A textured person before one colour. */
    COMPOSITE,
    /** Texture everywhere. */
    CAMERA
  }

  private static final int STEP = 4;
  private static final int STEPS = 16;
  private static final int TILE = 512;
  private static final double[] OCTAVES = {6, 24, 96, 300};
  private static final double[] AMPLITUDES = {90, 40, 20, 6};
  private static final double EDGE_SAMPLES = 4;
  private static final int NO_COLOUR = 128;

  private final int width;
  private final int height;
  private final Subject subject;
  private final NativeFrame wide;
  private final int[] texture = new int[TILE * TILE];

  /** Draws the scene for frames of that size. */
  MovingScene(int width, int height, Subject subject) {
    this.width = width;
    this.height = height;
    this.subject = subject;
    drawTexture();
    wide = NativeFrame.allocate(width + STEP * STEPS, height, ColourSpace.BT709);
    set(wide.luma(), this::luma);
    set(wide.blue(), (x, y) -> difference(x, y, 54, 20));
    set(wide.red(), (x, y) -> difference(x, y, 34, -16));
  }

  private void drawTexture() {
    for (int i = 0; i < texture.length; i++) {
      double[] place = {(double) (i % TILE) / TILE, (double) i / TILE / TILE, 0};
      double level = 0;
      for (int octave = 0; octave < OCTAVES.length; octave++) {
        level += AMPLITUDES[octave] * (SmoothNoise.at(place, OCTAVES[octave], octave) - 0.5);
      }
      texture[i] = (int) Math.round(level);
    }
  }

  private int textureAt(int x, int y) {
    return texture[y % TILE * TILE + x % TILE];
  }

  private int luma(int x, int y) {
    double person = person(x, y);
    return switch (subject) {
      case MASK -> (int) Math.round(16 + 219 * person);
      case COMPOSITE -> (int) Math.round(person * (126 + textureAt(x, y)) + (1 - person) * 145);
      case CAMERA -> 126 + textureAt(x, y);
    };
  }

  private int difference(int x, int y, int background, int share) {
    double person = person(2 * x, 2 * y);
    int own = NO_COLOUR + textureAt(x, y) * share / 64;
    return switch (subject) {
      case MASK -> NO_COLOUR;
      case COMPOSITE -> (int) Math.round(person * own + (1 - person) * background);
      case CAMERA -> own;
    };
  }

  /** 1 inside an oval in the middle, 0 outside. */
  private double person(int x, int y) {
    double across = (x + 0.5 - 0.5 * STEP * STEPS) / width - 0.5;
    double down = (y + 0.5) / height - 0.5;
    double inside = (1 - Math.hypot(across / 0.15, down / 0.42)) * 0.15 * width;
    return Math.clamp(0.5 + inside / EDGE_SAMPLES, 0, 1);
  }

  private static void set(Plane plane, IntBinaryOperator level) {
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        plane.samples().set(JAVA_BYTE, plane.row(y) + x, (byte) level.applyAsInt(x, y));
      }
    }
  }

  /** A new frame of the scene; the caller closes it. */
  NativeFrame frame(int index) {
    int phase = index % (2 * STEPS);
    int left = STEP * Math.min(phase, 2 * STEPS - phase);
    NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709);
    wide.luma().part(left, 0, width, height).copyTo(frame.luma());
    part(wide.blue(), left).copyTo(frame.blue());
    part(wide.red(), left).copyTo(frame.red());
    frame.setTime(index);
    frame.setDuration(1);
    return frame;
  }

  private Plane part(Plane plane, int left) {
    return plane.part(left / 2, 0, (width + 1) / 2, plane.height());
  }

  /** Peak signal-to-noise ratio of two planes, decibels. */
  static double psnr(Plane expected, Plane actual) {
    long sum = 0;
    for (int y = 0; y < expected.height(); y++) {
      for (int x = 0; x < expected.width(); x++) {
        int difference = VideoScene.level(expected, x, y) - VideoScene.level(actual, x, y);
        sum += (long) difference * difference;
      }
    }
    double mean = (double) sum / expected.width() / expected.height();
    return 10 * Math.log10(255 * 255 / Math.max(mean, 1e-9));
  }

  @Override
  public void close() {
    wide.close();
  }
}
