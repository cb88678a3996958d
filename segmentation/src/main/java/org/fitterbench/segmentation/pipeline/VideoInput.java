package org.fitterbench.segmentation.pipeline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.VideoProperties;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.StereoDetection;
import org.fitterbench.segmentation.frame.StereoDetector;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.frame.View;

/**
 * A video that is to be segmented: its frames, and how the pictures of two eyes lie in them. One
 * caller at a time.
 */
public final class VideoInput implements AutoCloseable {
  /** Videos often begin in black; half a second later they show something. */
  private static final int PROBED_FRAMES = 12;

  private final Path file;
  private final RepeatedVideo frames;
  private final StereoDetection stereo;

  private VideoInput(Path file, RepeatedVideo frames, StereoDetection stereo) {
    this.file = file;
    this.frames = frames;
    this.stereo = stereo;
  }

  /**
   * Opens a video.
   *
   * @param stereo how both eyes' pictures lie in its frames as they are shown; empty to find out
   * @param threads how many decode at the same time
   * @throws UserInputException when it is no video that can be decoded
   */
  public static VideoInput open(Path file, Optional<StereoLayout> stereo, int threads) {
    return new VideoInput(file, RepeatedVideo.once(file, threads), detection(file, stereo));
  }

  /**
   * Opens a video that begins again whenever it has ended, for work that ends by itself.
   *
   * @param stereo as in {@link #open}
   * @param threads likewise
   * @throws UserInputException as {@link #open}
   */
  public static VideoInput openEndless(Path file, Optional<StereoLayout> stereo, int threads) {
    return new VideoInput(file, RepeatedVideo.endless(file, threads), detection(file, stereo));
  }

  private static StereoDetection detection(Path file, Optional<StereoLayout> stereo) {
    return stereo
        .map(layout -> new StereoDetection(layout, "as asked for"))
        .orElseGet(() -> detect(file));
  }

  private static StereoDetection detect(Path file) {
    try (VideoReader reader = VideoReader.open(file, 1)) {
      NativeFrame shown = reader.next().orElseThrow(() -> empty(file));
      try {
        for (int i = 1; i < PROBED_FRAMES; i++) {
          Optional<NativeFrame> later = nextUndamaged(reader);
          if (later.isEmpty()) {
            break;
          }
          shown.close();
          shown = later.get();
        }
        VideoProperties properties = reader.properties();
        Plane luma = properties.rotation().swapsSides() ? transposed(shown.luma()) : shown.luma();
        return StereoDetector.detect(properties.stereo(), file, luma);
      } finally {
        shown.close();
      }
    }
  }

  private static UserInputException empty(Path file) {
    return new UserInputException("'" + file + "' has no frame", "name a video with frames");
  }

  /** The next frame; empty where the file ends or is damaged, of which the run will tell. */
  private static Optional<NativeFrame> nextUndamaged(VideoReader reader) {
    try {
      return reader.next();
    } catch (UserInputException damaged) {
      return Optional.empty();
    }
  }

  /** Mirrored as against a quarter turn, which does not matter for what lies beside what. */
  private static Plane transposed(Plane plane) {
    MemorySegment samples =
        MemorySegment.ofArray(new byte[Math.multiplyExact(plane.width(), plane.height())]);
    for (int row = 0; row < plane.height(); row++) {
      for (int column = 0; column < plane.width(); column++) {
        samples.set(
            ValueLayout.JAVA_BYTE,
            (long) column * plane.height() + row,
            plane.samples().get(ValueLayout.JAVA_BYTE, plane.row(row) + column));
      }
    }
    return new Plane(samples, plane.height(), plane.width(), plane.height());
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** What the file says of itself. */
  public VideoProperties properties() {
    return frames.properties();
  }

  /** How both eyes' pictures lie in the frames as they are shown, and what says so. */
  public StereoDetection stereo() {
    return stereo;
  }

  /** The pictures in the frames as they are stored: one, or those of both eyes. */
  public List<View> views() {
    VideoProperties properties = properties();
    return storedLayout().views(properties.width(), properties.height());
  }

  StereoLayout storedLayout() {
    return stereo.layout().stored(properties().rotation());
  }

  /** Columns of an eye's picture as it is shown. */
  public int viewWidth() {
    View view = views().getFirst();
    return properties().rotation().swapsSides() ? view.height() : view.width();
  }

  /** Rows of an eye's picture as it is shown. */
  public int viewHeight() {
    View view = views().getFirst();
    return properties().rotation().swapsSides() ? view.width() : view.height();
  }

  /** The next frame, for the caller to close; empty after the last. */
  Optional<NativeFrame> next() {
    return frames.next();
  }

  @Override
  public void close() {
    frames.close();
  }
}
