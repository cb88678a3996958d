package org.fitterbench.benchmarks.segmentation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Random;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;

/**
 * A video of something like a person, head and body, who walks to the right and back while the
 * camera pans over a wall of soft texture with a little noise, as cameras add it.
 */
final class WalkingClip {
  private static final FrameRate RATE = FrameRate.of(30);
  private static final long SEED = 20260204;
  private static final int OCTAVES = 5;
  private static final int COARSEST = 16;
  private static final int PAN = 3;
  private static final double NOISE = 3;

  private final int width;
  private final int height;
  private final int frames;
  private final byte[] wall;
  private final int wallWidth;
  private final byte[] noise;

  WalkingClip(int width, int height, int frames) {
    this.width = width;
    this.height = height;
    this.frames = frames;
    wallWidth = width + PAN * frames;
    Random random = new Random(SEED);
    wall = wall(wallWidth, height, random);
    noise = new byte[1 << 16];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) Math.round(NOISE * random.nextGaussian());
    }
  }

  /** Writes it. */
  void write(Path file) {
    OutputSettings settings = OutputSettings.of(width, height, TimeBase.of(RATE), RATE);
    byte[] row = new byte[width];
    try (VideoOutput output = VideoOutput.create(file, settings);
        NativeFrame frame = NativeFrame.allocate(width, height, ColourSpace.BT709)) {
      for (int i = 0; i < frames; i++) {
        paint(frame.luma(), row, i, 1, 190);
        paint(frame.blue(), row, i, 2, 104);
        paint(frame.red(), row, i, 2, 152);
        frame.setTime(i);
        output.write(frame);
      }
      output.finish();
    }
  }

  private void paint(Plane plane, byte[] row, int frame, int scale, int person) {
    int start = Math.floorMod(frame * 7919, noise.length - width);
    double centre = width * (0.5 + 0.15 * Math.sin(2 * Math.PI * frame / frames));
    for (int y = 0; y < plane.height(); y++) {
      int from = y * scale * wallWidth + PAN * frame;
      double reach = reach((double) y * scale / height) * height;
      for (int x = 0; x < plane.width(); x++) {
        int level;
        if (Math.abs(x * scale - centre) < reach) {
          // Round shading, darker towards the outline.
          double edge = (x * scale - centre) / reach;
          level = scale == 1 ? (int) (person - 70 * edge * edge) : person;
        } else {
          level = scale == 1 ? Byte.toUnsignedInt(wall[from + x]) : 128;
        }
        row[x] = (byte) (level + (scale == 1 ? noise[(start + x + 31 * y) & 0xFFFF] : 0));
      }
      MemorySegment.copy(row, 0, plane.samples(), JAVA_BYTE, plane.row(y), plane.width());
    }
  }

  /** Half the person's width at a height, both in heights of the frame; 0 above the head. */
  private static double reach(double y) {
    double head = 0.012 - (y - 0.28) * (y - 0.28);
    double body = 0.05 - 0.12 * (y - 0.8) * (y - 0.8);
    double shoulders = y > 0.4 ? Math.min(body, (y - 0.4) * 0.5) : 0;
    return Math.max(
        head > 0 ? 0.75 * Math.sqrt(head) : 0, shoulders > 0 ? Math.sqrt(shoulders) : 0);
  }

  /** Value noise: random levels on ever finer lattices, joined linearly. */
  private static byte[] wall(int width, int height, Random random) {
    float[] sum = new float[width * height];
    for (int octave = 0; octave < OCTAVES; octave++) {
      int step = Math.max(2, (height / COARSEST) >> octave);
      int columns = width / step + 2;
      float[] lattice = new float[columns * (height / step + 2)];
      for (int i = 0; i < lattice.length; i++) {
        lattice[i] = random.nextFloat() * 96 / (1 << octave);
      }
      for (int y = 0; y < height; y++) {
        float down = (float) (y % step) / step;
        int upper = y / step * columns;
        for (int x = 0; x < width; x++) {
          float across = (float) (x % step) / step;
          int i = upper + x / step;
          float top = lattice[i] + across * (lattice[i + 1] - lattice[i]);
          float low =
              lattice[i + columns] + across * (lattice[i + columns + 1] - lattice[i + columns]);
          sum[y * width + x] += top + down * (low - top);
        }
      }
    }
    byte[] levels = new byte[sum.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) Math.clamp((int) sum[i], 16, 235);
    }
    return levels;
  }
}
