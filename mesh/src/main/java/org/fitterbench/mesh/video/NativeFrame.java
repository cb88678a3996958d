package org.fitterbench.mesh.video;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * A frame in YUV 4:2:0 of 8 bits in FFmpeg's memory: what a decoder gives and an encoder takes
 * without a copy in between. Its planes are valid until it is closed; for odd sides the colour
 * planes have one more column or row than half the luma's. One thread at a time.
 */
public final class NativeFrame implements AutoCloseable {
  private final AVFrame frame;
  private final ColourSpace colours;
  private final Plane luma;
  private final Plane blue;
  private final Plane red;
  private boolean closed;

  /**
   * @param frame in YUV 4:2:0 of 8 bits; freed with this object
   */
  NativeFrame(AVFrame frame, ColourSpace colours) {
    this.frame = frame;
    this.colours = colours;
    int width = frame.width();
    int height = frame.height();
    luma = plane(frame, 0, width, height);
    blue = plane(frame, 1, (width + 1) / 2, (height + 1) / 2);
    red = plane(frame, 2, (width + 1) / 2, (height + 1) / 2);
  }

  /** A new frame whose samples are not set. */
  public static NativeFrame allocate(int width, int height, ColourSpace colours) {
    return new NativeFrame(allocate(avutil.AV_PIX_FMT_YUV420P, width, height), colours);
  }

  /** A new frame of FFmpeg's whose samples are not set; the caller frees it. */
  static AVFrame allocate(int format, int width, int height) {
    Ffmpeg.load();
    AVFrame frame = Ffmpeg.allocated(avutil.av_frame_alloc(), "a frame");
    frame.format(format);
    frame.width(width);
    frame.height(height);
    if (avutil.av_frame_get_buffer(frame, 0) < 0) {
      avutil.av_frame_free(frame);
      throw new OutOfMemoryError("FFmpeg has no memory for a frame of " + width + " x " + height);
    }
    return frame;
  }

  /** A plane of a frame of FFmpeg's, valid until that is freed. */
  @SuppressWarnings("restricted") // The memory is FFmpeg's, and its size is known here only.
  static Plane plane(AVFrame frame, int index, int width, int height) {
    int stride = frame.linesize(index);
    try (BytePointer data = frame.data(index)) {
      MemorySegment samples =
          MemorySegment.ofAddress(data.address()).reinterpret((long) stride * height);
      return new Plane(samples, width, height, stride);
    }
  }

  /** Columns of the picture. */
  public int width() {
    return luma.width();
  }

  /** Rows of the picture. */
  public int height() {
    return luma.height();
  }

  /** How its samples become colours. */
  public ColourSpace colours() {
    return colours;
  }

  /** Y', [height][width]. */
  public Plane luma() {
    return luma;
  }

  /** Cb, half as many columns and rows, rounded up. */
  public Plane blue() {
    return blue;
  }

  /** Cr, half as many columns and rows, rounded up. */
  public Plane red() {
    return red;
  }

  /** When the frame is shown, in the ticks of the video that it comes from or goes to. */
  public long time() {
    return frame.pts();
  }

  /** Sets when the frame is shown, in ticks. */
  public void setTime(long ticks) {
    frame.pts(ticks);
  }

  /** How long the frame is shown, in ticks; 0 when that is not known. */
  public long duration() {
    return frame.duration();
  }

  /** Sets how long the frame is shown, in ticks; 0 when that is not known. */
  public void setDuration(long ticks) {
    frame.duration(ticks);
  }

  /** A copy with even sides: where one is odd, the last column or row is there twice. */
  NativeFrame madeEven() {
    NativeFrame even = allocate(width() + (width() & 1), height() + (height() & 1), colours);
    luma.copyTo(even.luma);
    blue.copyTo(even.blue);
    red.copyTo(even.red);
    even.setTime(time());
    even.setDuration(duration());
    return even;
  }

  /** A copy of samples that the collector owns. */
  static NativeFrame of(YuvFrame picture, ColourSpace colours) {
    NativeFrame frame = allocate(picture.width(), picture.height(), colours);
    copy(picture.luma(), frame.luma);
    copy(picture.blue(), frame.blue);
    copy(picture.red(), frame.red);
    return frame;
  }

  private static void copy(byte[] samples, Plane plane) {
    for (int row = 0; row < plane.height(); row++) {
      MemorySegment.copy(
          samples,
          row * plane.width(),
          plane.samples(),
          ValueLayout.JAVA_BYTE,
          plane.row(row),
          plane.width());
    }
  }

  /**
   * Whether somebody else, such as an encoder that looks back, still reads its samples, so that
   * they must not be written over.
   */
  public boolean isShared() {
    return avutil.av_frame_is_writable(frame) == 0;
  }

  /** What FFmpeg calls it. */
  AVFrame frame() {
    return frame;
  }

  /** Gives the memory back; the planes must not be used any more. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(frame);
    }
  }
}
