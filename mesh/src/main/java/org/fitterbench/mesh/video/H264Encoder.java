package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.fitterbench.core.failure.UserInputException;

/**
 * Encodes frames as H.264 with libopenh264 (Cisco, BSD licence): high profile, a constant
 * quantiser, no frame reordered, a key frame at least every {@value #KEY_FRAME_SECONDS} seconds.
 */
final class H264Encoder implements AutoCloseable {
  private static final String ENCODER = "libopenh264";
  private static final int KEY_FRAME_SECONDS = 2;

  /** The largest frame that the encoder takes, in blocks of 16 x 16 (H.264, level 5.2). */
  private static final int MAXIMUM_BLOCKS = 36_864;

  private final VideoSettings settings;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;

  /** Takes what has been encoded. */
  @FunctionalInterface
  interface PacketSink {
    /**
     * Takes one packet, with times in units of one frame.
     *
     * @param packet written over as soon as this method returns
     */
    void accept(AVPacket packet);
  }

  /**
   * @throws UserInputException when FFmpeg has no such encoder here or the size is too large for it
   */
  H264Encoder(VideoSettings settings) {
    this.settings = settings;
    Ffmpeg.load();
    checkSize(settings);
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(ENCODER);
    if (codec == null) {
      throw new UserInputException(
          "FFmpeg's libraries have no H.264 encoder here", "use the libraries of the distribution");
    }
    context = Ffmpeg.allocated(avcodec.avcodec_alloc_context3(codec), "an encoder");
    frame = avutil.av_frame_alloc();
    packet = avcodec.av_packet_alloc();
    boolean opened = false;
    try {
      Ffmpeg.allocated(frame, "a frame");
      Ffmpeg.allocated(packet, "a packet");
      open(codec);
      allocateFrame();
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private static void checkSize(VideoSettings settings) {
    int columns = (settings.codedWidth() + 15) / 16;
    int rows = (settings.codedHeight() + 15) / 16;
    if (columns * rows > MAXIMUM_BLOCKS) {
      throw new UserInputException(
          "a video of "
              + settings.width()
              + " x "
              + settings.height()
              + " pixels is too large for H.264",
          "make it 4096 x 2304 or smaller");
    }
  }

  private void open(AVCodec codec) {
    FrameRate rate = settings.rate();
    context.width(settings.codedWidth());
    context.height(settings.codedHeight());
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    try (AVRational unit = timeBase();
        AVRational frequency = rational(rate.numerator(), rate.denominator());
        AVRational square = rational(1, 1)) {
      context.time_base(unit);
      context.framerate(frequency);
      context.sample_aspect_ratio(square);
    }
    context.color_range(avutil.AVCOL_RANGE_MPEG);
    context.colorspace(avutil.AVCOL_SPC_BT709);
    context.color_primaries(avutil.AVCOL_PRI_BT709);
    context.color_trc(avutil.AVCOL_TRC_BT709);
    context.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
    context.gop_size(
        Math.max(1, (int) ((long) KEY_FRAME_SECONDS * rate.numerator() / rate.denominator())));
    context.max_b_frames(0);
    context.qmin(settings.quantiser());
    context.qmax(settings.quantiser());
    context.thread_count(settings.threads());
    context.slices(settings.threads());
    // MP4 keeps the parameter sets once in its header.
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    try (AVDictionary options = new AVDictionary(null)) {
      // Without rate control the encoder would take a quantiser of its own; this mode keeps to the
      // bounds, which are equal.
      avutil.av_dict_set(options, "rc_mode", "quality", 0);
      avutil.av_dict_set(options, "profile", "high", 0);
      avutil.av_dict_set(options, "coder", "cabac", 0);
      avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
      try {
        Ffmpeg.check(avcodec.avcodec_open2(context, codec, options), "open its H.264 encoder");
      } finally {
        avutil.av_dict_free(options);
      }
    }
  }

  private void allocateFrame() {
    frame.format(context.pix_fmt());
    frame.width(context.width());
    frame.height(context.height());
    frame.color_range(context.color_range());
    frame.colorspace(context.colorspace());
    frame.color_primaries(context.color_primaries());
    frame.color_trc(context.color_trc());
    frame.chroma_location(context.chroma_sample_location());
    Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "allocate a frame");
  }

  /** The opened encoder, for the header of a file. */
  AVCodecContext context() {
    return context;
  }

  /** The duration of a frame, in seconds, which times are counted in; the caller frees it. */
  AVRational timeBase() {
    FrameRate rate = settings.rate();
    return rational(/* numerator= */ rate.denominator(), /* denominator= */ rate.numerator());
  }

  private static AVRational rational(int numerator, int denominator) {
    return new AVRational().num(numerator).den(denominator);
  }

  /**
   * Encodes one frame.
   *
   * @param index which, from 0, one more each time
   * @param sink takes what comes of it
   */
  void encode(YuvFrame picture, long index, PacketSink sink) {
    // The encoder may still hold the planes of the last frame.
    Ffmpeg.check(avutil.av_frame_make_writable(frame), "allocate a frame");
    copy(picture.luma(), picture.width(), picture.height(), 0);
    copy(picture.blue(), picture.width() / 2, picture.height() / 2, 1);
    copy(picture.red(), picture.width() / 2, picture.height() / 2, 2);
    frame.pts(index);
    frame.duration(1);
    Ffmpeg.check(avcodec.avcodec_send_frame(context, frame), "encode a frame");
    receive(sink);
  }

  /** Ends the stream. */
  void drain(PacketSink sink) {
    Ffmpeg.check(avcodec.avcodec_send_frame(context, null), "end a stream");
    receive(sink);
  }

  private void receive(PacketSink sink) {
    while (true) {
      int result = avcodec.avcodec_receive_packet(context, packet);
      if (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF) {
        return;
      }
      Ffmpeg.check(result, "encode a frame");
      try {
        packet.duration(1);
        sink.accept(packet);
      } finally {
        avcodec.av_packet_unref(packet);
      }
    }
  }

  private void copy(byte[] samples, int columns, int rows, int plane) {
    int stride = frame.linesize(plane);
    BytePointer to = frame.data(plane);
    if (stride == columns) {
      to.put(samples, 0, rows * columns);
    } else {
      for (int row = 0; row < rows; row++) {
        to.position((long) row * stride).put(samples, row * columns, columns);
      }
    }
  }

  /** Frees everything; what has not been drained is lost. */
  @Override
  public void close() {
    if (packet != null) {
      avcodec.av_packet_free(packet);
    }
    if (frame != null) {
      avutil.av_frame_free(frame);
    }
    avcodec.avcodec_free_context(context);
  }
}
