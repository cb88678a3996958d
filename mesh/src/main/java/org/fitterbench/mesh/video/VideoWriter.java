package org.fitterbench.mesh.video;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.picture.Picture;

/**
 * Writes pictures, one after another, as an H.264 video in an MP4 file: YUV 4:2:0 of 8 bits, BT.709
 * colours in limited range and tagged so, every frame of the same duration, index in front.
 *
 * <p>The file appears under its name when {@link #finish} has been called; a writer closed before
 * that leaves nothing. One caller at a time; nothing kept grows with the number of frames but the
 * index, a few bytes a frame.
 */
public final class VideoWriter implements AutoCloseable {
  private final VideoSettings settings;
  private final YuvKernel kernel;
  private final YuvFrame converted;
  private final VideoOutput output;

  private VideoWriter(VideoSettings settings, YuvKernel kernel, VideoOutput output) {
    this.settings = settings;
    this.kernel = kernel;
    this.output = output;
    converted = YuvFrame.allocate(settings.codedWidth(), settings.codedHeight());
  }

  /**
   * Starts a video of a few seconds, converting colours with the kernel that is soonest done with
   * one.
   *
   * @param file what the video will be called; replaced if it is there; missing folders are made
   * @throws UserInputException when the file cannot be written, the size is too large for H.264 or
   *     FFmpeg's libraries are missing on this platform
   */
  public static VideoWriter create(Path file, VideoSettings settings) {
    return create(file, settings, YuvKernel.SCALAR);
  }

  /**
   * Starts a video.
   *
   * @param kernel which kernel converts colours
   * @throws UserInputException as {@link #create(Path, VideoSettings)}
   */
  public static VideoWriter create(Path file, VideoSettings settings, YuvKernel kernel) {
    OutputSettings output = settings.output();
    return new VideoWriter(settings, kernel, VideoOutput.create(file, output, VideoCodec.H264));
  }

  /**
   * Adds a frame; alpha is not used.
   *
   * @param picture of the size in the settings
   * @throws UserInputException when the disk is full
   */
  public void write(Picture picture) {
    if (picture.width() != settings.width() || picture.height() != settings.height()) {
      throw new IllegalArgumentException(
          "A picture of "
              + picture.width()
              + " x "
              + picture.height()
              + " in a video of "
              + settings.width()
              + " x "
              + settings.height());
    }
    kernel.convert(picture, converted);
    write(converted);
  }

  /**
   * Adds a frame that has been converted elsewhere.
   *
   * @param picture of the coded size in the settings; may be written over afterwards
   * @throws UserInputException when the disk is full
   */
  public void write(YuvFrame picture) {
    if (picture.width() != settings.codedWidth() || picture.height() != settings.codedHeight()) {
      throw new IllegalArgumentException(
          "A frame of "
              + picture.width()
              + " x "
              + picture.height()
              + " in a video of "
              + settings.codedWidth()
              + " x "
              + settings.codedHeight());
    }
    try (NativeFrame frame = NativeFrame.of(picture, ColourSpace.BT709)) {
      frame.setTime(output.frames());
      frame.setDuration(1);
      output.write(frame);
    }
  }

  /** Frames added so far. */
  public long frames() {
    return output.frames();
  }

  /**
   * Ends the video and gives the file its name.
   *
   * @throws UserInputException when the disk is full or the file cannot be replaced
   * @throws IllegalStateException when no frame has been added: there is no video without frames
   */
  public void finish() {
    output.finish();
  }

  /** Frees everything, and deletes what has been written unless it has been finished. */
  @Override
  public void close() {
    output.close();
  }
}
