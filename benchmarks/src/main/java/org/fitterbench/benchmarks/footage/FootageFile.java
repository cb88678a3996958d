package org.fitterbench.benchmarks.footage;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.LosslessMask;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.RateControl;
import org.fitterbench.mesh.video.StereoPacking;
import org.fitterbench.mesh.video.TimeBase;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.mesh.video.YuvFrame;
import org.fitterbench.mesh.video.YuvKernel;
import org.fitterbench.segmentation.frame.StereoLayout;

/**
 * The files of a clip: the video (H.264, AV1 where frames are too large for that), its exact masks
 * as lossless grey beside it, and what was drawn as JSON.
 *
 * @param video ends in {@code .mp4}
 */
public record FootageFile(Path video) {
  /** As good as a camera's recording. */
  private static final RateControl QUALITY = new RateControl.Quantiser(20);

  private static final int MOST_THREADS = 16;

  /** Hears how far the drawing is; called by the drawing thread. */
  @FunctionalInterface
  public interface Progress {
    /** Some of the frames are written. */
    void written(int frames);
  }

  /** Where the masks are: {@code walk.mask.mkv} for {@code walk.mp4}. */
  public Path mask() {
    return beside(".mask.mkv");
  }

  /** Where it says what was drawn: {@code walk.json} for {@code walk.mp4}. */
  public Path description() {
    return beside(".json");
  }

  private Path beside(String ending) {
    String name = video.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
  }

  /**
   * Draws all frames of a clip and writes the three files; each appears when it is whole.
   *
   * @throws org.fitterbench.core.failure.UserInputException when a file cannot be written
   */
  public void write(FootageClip clip, Progress progress) {
    FootageSettings settings = clip.settings();
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    OutputSettings output =
        OutputSettings.of(
                settings.width(), settings.height(), TimeBase.of(settings.rate()), settings.rate())
            .withRateControl(QUALITY)
            .withStereo(packing(settings.stereo()))
            .withThreads(threads);
    try (FootageRenderer renderer = new FootageRenderer(clip);
        VideoOutput frames = VideoOutput.create(video, output);
        LosslessMask masks =
            LosslessMask.create(
                mask(),
                settings.width(),
                settings.height(),
                TimeBase.of(settings.rate()),
                settings.rate(),
                threads)) {
      YuvKernel kernel =
          YuvKernel.forPixels((long) settings.width() * settings.height() * settings.frames());
      YuvFrame converted = YuvFrame.allocate(settings.width(), settings.height());
      for (int frame = 0; frame < settings.frames(); frame++) {
        renderer.draw(frame);
        write(renderer.picture(), frame, kernel, converted, frames);
        masks.write(renderer.mask(), frame);
        progress.written(frame + 1);
      }
      frames.finish();
      masks.finish();
    }
    AtomicFile.write(description(), FootageDescription.text(clip));
  }

  private static Optional<StereoPacking> packing(StereoLayout layout) {
    return switch (layout) {
      case NONE -> Optional.empty();
      case SIDE_BY_SIDE -> Optional.of(StereoPacking.SIDE_BY_SIDE);
      case OVER_UNDER -> Optional.of(StereoPacking.OVER_UNDER);
    };
  }

  private static void write(
      Picture picture, long time, YuvKernel kernel, YuvFrame converted, VideoOutput output) {
    kernel.convert(picture, converted);
    // A frame of its own each time: the encoder may still be reading the last one.
    try (NativeFrame frame =
        NativeFrame.allocate(picture.width(), picture.height(), ColourSpace.BT709)) {
      copy(converted.luma(), frame.luma());
      copy(converted.blue(), frame.blue());
      copy(converted.red(), frame.red());
      frame.setTime(time);
      output.write(frame);
    }
  }

  private static void copy(byte[] samples, Plane plane) {
    MemorySegment source = MemorySegment.ofArray(samples);
    for (int row = 0; row < plane.height(); row++) {
      MemorySegment.copy(
          source, (long) row * plane.width(), plane.samples(), plane.row(row), plane.width());
    }
  }
}
