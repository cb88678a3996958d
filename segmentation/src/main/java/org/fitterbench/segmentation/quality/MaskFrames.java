package org.fitterbench.segmentation.quality;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.video.ColourSpace.Range;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.VideoReader;

/**
 * The masks in a file: the brightness of every frame of a video, or of a picture, from 0 (outside)
 * to 255 (inside) whatever range the video is in. Memory does not grow with the length. One caller
 * at a time.
 */
public final class MaskFrames implements AutoCloseable {
  private final int width;
  private final int height;
  private final byte[] pixels;
  private final Source source;

  /** Where masks come from. */
  private interface Source extends AutoCloseable {
    /** Writes the next mask [height·width]; false after the last. */
    boolean next(byte[] pixels);

    @Override
    void close();
  }

  private MaskFrames(int width, int height, Source source) {
    this.width = width;
    this.height = height;
    this.source = source;
    pixels = new byte[width * height];
  }

  /**
   * Opens a file, a picture if it is called {@code .png}, {@code .jpg} or {@code .jpeg}.
   *
   * @param threads how many decode a video at the same time, 1 to 16
   * @throws org.fitterbench.core.failure.UserInputException when it is missing, or neither a
   *     picture nor a video
   */
  public static MaskFrames open(Path file, int threads) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (Stream.of(".png", ".jpg", ".jpeg").anyMatch(name::endsWith)) {
      Picture picture = PictureFiles.read(file);
      return new MaskFrames(picture.width(), picture.height(), new OnePicture(picture));
    }
    VideoReader video = VideoReader.open(file, threads);
    return new MaskFrames(
        video.properties().width(), video.properties().height(), new Frames(video));
  }

  /** Columns of every mask. */
  public int width() {
    return width;
  }

  /** Rows of every mask. */
  public int height() {
    return height;
  }

  /**
   * The next mask; written over by the one after it.
   *
   * @return empty after the last
   * @throws org.fitterbench.core.failure.UserInputException where the file is damaged
   */
  public Optional<Plane> next() {
    return source.next(pixels)
        ? Optional.of(new Plane(MemorySegment.ofArray(pixels), width, height, width))
        : Optional.empty();
  }

  @Override
  public void close() {
    source.close();
  }

  private static final class OnePicture implements Source {
    private final Picture picture;
    private boolean given;

    OnePicture(Picture picture) {
      this.picture = picture;
    }

    @Override
    public boolean next(byte[] pixels) {
      if (given) {
        return false;
      }
      given = true;
      for (int i = 0; i < pixels.length; i++) {
        // Masks are grey: any channel would do.
        pixels[i] = (byte) (picture.pixels()[i] >> 8);
      }
      return true;
    }

    @Override
    public void close() {
      // It is in memory.
    }
  }

  private record Frames(VideoReader video) implements Source {
    private static final int BLACK = 16;
    private static final int SPAN = 219;

    @Override
    public boolean next(byte[] pixels) {
      Optional<NativeFrame> read = video.next();
      if (read.isEmpty()) {
        return false;
      }
      try (NativeFrame frame = read.get()) {
        Plane luma = frame.luma();
        for (int row = 0; row < luma.height(); row++) {
          MemorySegment.copy(
              luma.samples(),
              ValueLayout.JAVA_BYTE,
              luma.row(row),
              pixels,
              row * luma.width(),
              luma.width());
        }
        if (frame.colours().range() == Range.LIMITED) {
          widen(pixels);
        }
      }
      return true;
    }

    private static void widen(byte[] pixels) {
      for (int i = 0; i < pixels.length; i++) {
        int value = ((pixels[i] & 0xFF) - BLACK) * 255;
        pixels[i] = (byte) Math.clamp((value + SPAN / 2) / SPAN, 0, 255);
      }
    }

    @Override
    public void close() {
      video.close();
    }
  }
}
