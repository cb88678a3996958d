package org.fitterbench.mesh.video;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.PendingFile;
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
  private final PendingFile output;
  private final H264Encoder encoder;
  private final Mp4Muxer muxer;
  private long frames;
  private boolean finished;
  private boolean closed;

  private VideoWriter(
      VideoSettings settings,
      YuvKernel kernel,
      PendingFile output,
      H264Encoder encoder,
      Mp4Muxer muxer) {
    this.settings = settings;
    this.kernel = kernel;
    this.output = output;
    this.encoder = encoder;
    this.muxer = muxer;
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
    H264Encoder encoder = new H264Encoder(settings);
    try {
      PendingFile output = PendingFile.of(file);
      try {
        Mp4Muxer muxer = new Mp4Muxer(output.temporary(), file, encoder);
        return new VideoWriter(settings, kernel, output, encoder, muxer);
      } catch (RuntimeException failure) {
        output.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      encoder.close();
      throw failure;
    }
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
   * @param frame of the coded size in the settings; may be written over afterwards
   * @throws UserInputException when the disk is full
   */
  public void write(YuvFrame frame) {
    if (closed || finished) {
      throw new IllegalStateException("The video is finished");
    }
    if (frame.width() != settings.codedWidth() || frame.height() != settings.codedHeight()) {
      throw new IllegalArgumentException(
          "A frame of "
              + frame.width()
              + " x "
              + frame.height()
              + " in a video of "
              + settings.codedWidth()
              + " x "
              + settings.codedHeight());
    }
    encoder.encode(frame, frames, muxer::write);
    frames++;
  }

  /** Frames added so far. */
  public long frames() {
    return frames;
  }

  /**
   * Ends the video and gives the file its name.
   *
   * @throws UserInputException when the disk is full or the file cannot be replaced
   * @throws IllegalStateException when no frame has been added: there is no video without frames
   */
  public void finish() {
    if (closed || finished) {
      throw new IllegalStateException("The video is finished");
    }
    if (frames == 0) {
      throw new IllegalStateException("A video has at least one frame");
    }
    encoder.drain(muxer::write);
    muxer.finish();
    output.commit();
    finished = true;
  }

  /** Frees everything, and deletes what has been written unless it has been finished. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      // From the last opened to the first, each whatever becomes of the others.
      try (output;
          encoder;
          muxer) {
        // Nothing else to do.
      }
    }
  }
}
