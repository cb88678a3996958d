package org.fitterbench.mesh.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.fitterbench.core.failure.UserInputException;

/**
 * Reads the frames of a video file in the order in which they are shown, whatever container and
 * codec FFmpeg's libraries know: H.264, HEVC, VP9, AV1 and many more.
 *
 * <p>Every frame is YUV 4:2:0 of 8 bits in the size, matrix and range of {@link #properties}. Where
 * the codec gives that, its own memory is handed out; samples of more bits, colours at another
 * resolution, red, green and blue, or frames of another size in the middle are converted. Times
 * increase from frame to frame and are the file's own, so a variable rate is kept.
 *
 * <p>What a frame shares with the decoder, later frames may be predicted from: its samples are for
 * reading only. Frames may be closed in any order, also after the reader. One caller at a time;
 * memory does not grow with the length of the video.
 */
public final class VideoReader implements AutoCloseable {
  private final Demuxer demuxer;
  private final VideoProperties properties;
  private final FrameDecoder decoder;
  private final FrameConversion conversion;
  private boolean closed;

  private VideoReader(
      Demuxer demuxer,
      VideoProperties properties,
      FrameDecoder decoder,
      FrameConversion conversion) {
    this.demuxer = demuxer;
    this.properties = properties;
    this.decoder = decoder;
    this.conversion = conversion;
  }

  /**
   * Opens a video.
   *
   * @param threads how many decode at the same time, 1 to 16: frames or parts of frames, as the
   *     codec allows; each more holds one more frame in memory
   * @throws UserInputException when the file is missing, empty, no video, has no video stream, one
   *     of an unknown codec or one of an impossible size
   */
  public static VideoReader open(Path file, int threads) {
    if (threads < 1 || threads > FrameDecoder.MAXIMUM_THREADS) {
      throw new IllegalArgumentException("Not with " + threads + " threads");
    }
    Demuxer demuxer = new Demuxer(file);
    try {
      AVStream stream = demuxer.video();
      FrameDecoder.checkSize(file, stream.codecpar());
      VideoProperties properties = StreamProperties.of(demuxer, stream);
      FrameDecoder decoder = new FrameDecoder(file, demuxer, stream, properties.rate(), threads);
      try {
        return new VideoReader(
            demuxer,
            properties,
            decoder,
            new FrameConversion(
                properties.width(), properties.height(), properties.colours(), threads));
      } catch (RuntimeException failure) {
        decoder.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      demuxer.close();
      throw failure;
    }
  }

  /** What the file says of itself. */
  public VideoProperties properties() {
    return properties;
  }

  /**
   * Decodes the next frame.
   *
   * @return a frame for the caller to close, or empty after the last
   * @throws UserInputException where the file is damaged or cut off, once all frames before that
   *     have been given
   */
  public Optional<NativeFrame> next() {
    if (closed) {
      throw new IllegalStateException("The video is closed");
    }
    return decoder.next().map(conversion::convert);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try (demuxer;
          decoder;
          conversion) {
        // Each is closed whatever becomes of the others.
      }
    }
  }
}
