package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.DiskRoom;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.file.PendingFile;
import org.fitterbench.core.record.Finding;

/**
 * Writes frames that are in YUV already, one after another, as a video in an MP4 file: each shown
 * at its own time, colours tagged, index in front. It is H.264, which every player knows, up to
 * 4096 x 2304 pixels, and AV1 above.
 *
 * <p>The file appears under its name when {@link #finish} has been called; one closed before that
 * leaves nothing. One caller at a time; nothing kept grows with the number of frames but the index,
 * a few bytes a frame.
 */
public final class VideoOutput implements AutoCloseable {
  private final OutputSettings settings;
  private final PendingFile output;
  private final VideoEncoder encoder;
  private final VideoMuxer muxer;
  private final Path target;
  private final String codec;
  private final List<Finding> findings;
  private long frames;
  private long lastTime;
  private boolean finished;
  private boolean closed;

  private VideoOutput(
      OutputSettings settings,
      Path target,
      String codec,
      PendingFile output,
      VideoEncoder encoder,
      VideoMuxer muxer) {
    this.settings = settings;
    this.target = target;
    this.codec = codec;
    this.output = output;
    this.encoder = encoder;
    this.muxer = muxer;
    findings = muxer.findings();
  }

  /**
   * Starts a video.
   *
   * @param file what the video will be called; replaced if it is there; missing folders are made
   * @throws UserInputException when the file cannot be written, the size is too large or FFmpeg's
   *     libraries are missing on this platform
   */
  public static VideoOutput create(Path file, OutputSettings settings) {
    return create(file, settings, VideoCodec.forSize(settings.width(), settings.height()));
  }

  static VideoOutput create(Path file, OutputSettings settings, VideoCodec codec) {
    return create(file, settings, codec, DiskRoom.Disk::of);
  }

  /** What finds the disk that a file lies on. */
  @FunctionalInterface
  interface Disks {
    DiskRoom.Disk of(Path file) throws IOException;
  }

  static VideoOutput create(Path file, OutputSettings settings, VideoCodec codec, Disks disks) {
    VideoEncoder encoder = new VideoEncoder(settings, codec);
    try {
      PendingFile output = PendingFile.of(file);
      try {
        DiskRoom room = new DiskRoom(file, disks.of(output.temporary()));
        VideoMuxer muxer = new VideoMuxer(output.temporary(), file, room, encoder, settings);
        return new VideoOutput(settings, file, codec.title(), output, encoder, muxer);
      } catch (IOException failure) {
        output.close();
        throw FileFailure.writing(file, failure);
      } catch (RuntimeException failure) {
        output.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      encoder.close();
      throw failure;
    }
  }

  /** What the video is encoded as, for people: for example {@code H.264}. */
  public String codec() {
    return codec;
  }

  /**
   * Adds a frame, shown at its time.
   *
   * @param frame of the size in the settings, later than the last one; the caller closes it
   * @throws UserInputException when the disk is full
   */
  public void write(NativeFrame frame) {
    check(frame.time());
    encoder.encode(frame, false, muxer::write);
    added(frame.time());
  }

  /**
   * Adds a frame in the codec's own format.
   *
   * @param frame shown at its time; the caller frees it
   * @param width of the picture in it
   * @param height likewise
   */
  void write(AVFrame frame, int width, int height) {
    check(frame.pts());
    encoder.encode(frame, width, height, false, muxer::write);
    added(frame.pts());
  }

  /**
   * Adds a frame that a {@link #runEncoder} of this video has encoded.
   *
   * @param frame later than the last one; it follows those that its encoder was given before it up
   *     to a key frame
   * @throws UserInputException when the disk is full
   */
  public void write(EncodedFrame frame) {
    check(frame.time());
    frame.writeTo(muxer);
    added(frame.time());
  }

  private void check(long time) {
    if (closed || finished) {
      throw new IllegalStateException("The video is finished");
    }
    if (frames > 0 && time <= lastTime) {
      throw new IllegalArgumentException("A frame at " + time + " after one at " + lastTime);
    }
  }

  private void added(long time) {
    lastTime = time;
    frames++;
  }

  /**
   * Whether frames of a size may be encoded in runs: by several encoders at the same time, each of
   * which gives every frame back encoded before it takes the next.
   *
   * @throws UserInputException when no video has frames of that size
   */
  public static boolean takesRuns(int width, int height) {
    return VideoCodec.forSize(width, height).encodesAtOnce();
  }

  /**
   * An encoder of one thread for runs of this video's frames, beside others.
   *
   * @throws IllegalStateException when this video's frames are not encoded in runs
   */
  public RunEncoder runEncoder() {
    return new RunEncoder(settings, encoder);
  }

  /** What of the source could not be taken over, for example sound that MP4 does not hold. */
  public List<Finding> findings() {
    return findings;
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
    end();
    output.commit();
  }

  /**
   * Ends a video that is not whole, without what the encoder still holds when the disk is full, and
   * gives it a name that says so: {@code name.partial.mp4}.
   *
   * @return what it is called
   * @throws UserInputException when the disk is full or the file cannot be replaced
   * @throws IllegalStateException when no frame has been added
   */
  public Path finishPartial() {
    end();
    String name = target.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String partial =
        dot > 0 ? name.substring(0, dot) + ".partial" + name.substring(dot) : name + ".partial";
    Path renamed = target.resolveSibling(partial);
    output.commitAs(renamed);
    return renamed;
  }

  private void end() {
    if (closed || finished) {
      throw new IllegalStateException("The video is finished");
    }
    if (frames == 0) {
      throw new IllegalStateException("A video has at least one frame");
    }
    if (!muxer.isFull()) {
      encoder.drain(muxer::write);
    }
    muxer.finish();
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
