package org.fitterbench.segmentation.pipeline;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.mesh.video.VideoReader;

/** Videos in which a red bar walks to the right over dark blue, and what frames show. */
final class SmallVideos {
  static final FrameRate RATE = FrameRate.of(30);

  private SmallVideos() {}

  /** The columns that the bar covers in a frame: a quarter of the width. */
  static int barStart(int frame, int width) {
    return frame * 2 % (width - width / 4);
  }

  static Path write(Path file, int width, int height, int frames) {
    return write(file, OutputSettings.of(width, height, TimeBase.of(RATE), RATE), frames);
  }

  static Path write(Path file, OutputSettings settings, int frames) {
    return write(file, settings, frames, frame -> frame);
  }

  /**
   * @param time when a frame is shown, in ticks
   */
  static Path write(Path file, OutputSettings settings, int frames, LongUnaryOperator time) {
    try (VideoOutput output = VideoOutput.create(file, settings);
        NativeFrame frame =
            NativeFrame.allocate(settings.width(), settings.height(), ColourSpace.BT709)) {
      for (int i = 0; i < frames; i++) {
        int start = barStart(i, settings.width());
        int end = start + settings.width() / 4;
        paint(frame.luma(), start, end, 63, 30);
        paint(frame.blue(), start / 2, end / 2, 102, 160);
        paint(frame.red(), start / 2, end / 2, 240, 120);
        frame.setTime(time.applyAsLong(i));
        output.write(frame);
      }
      output.finish();
    }
    return file;
  }

  private static void paint(Plane plane, int start, int end, int bar, int ground) {
    for (int row = 0; row < plane.height(); row++) {
      for (int column = 0; column < plane.width(); column++) {
        int level = column >= start && column < end ? bar : ground;
        plane.samples().set(ValueLayout.JAVA_BYTE, plane.row(row) + column, (byte) level);
      }
    }
  }

  static int level(Plane plane, int column, int row) {
    return Byte.toUnsignedInt(plane.samples().get(ValueLayout.JAVA_BYTE, plane.row(row) + column));
  }

  /** The times of all frames, in ticks. */
  static List<Long> times(Path file) {
    List<Long> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file, 1)) {
      for (Optional<NativeFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
        try (NativeFrame frame = next.get()) {
          times.add(frame.time());
        }
      }
    }
    return times;
  }
}
