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
 * Encodes frames without reordering them, with a key frame at least every {@value
 * #KEY_FRAME_SECONDS} seconds.
 */
final class VideoEncoder implements AutoCloseable {
  private static final int KEY_FRAME_SECONDS = 2;

  private final VideoCodec codec;
  private final int width;
  private final int height;
  private final AVCodecContext context;
  private final AVPacket packet;

  /** Takes what has been encoded. */
  @FunctionalInterface
  interface PacketSink {
    /**
     * Takes one packet, with times in the ticks of the settings.
     *
     * @param packet written over as soon as this method returns
     */
    void accept(AVPacket packet);
  }

  /**
   * @throws UserInputException when FFmpeg has no such encoder here or the size is too large for it
   */
  VideoEncoder(OutputSettings settings, VideoCodec codec) {
    this.codec = codec;
    width = settings.width();
    height = settings.height();
    Ffmpeg.load();
    if (!codec.takes(settings.width(), settings.height())) {
      throw new UserInputException(
          "a video of "
              + settings.width()
              + " x "
              + settings.height()
              + " pixels is too large for "
              + codec.title(),
          "make it 4096 x 2304 or smaller");
    }
    AVCodec encoder = avcodec.avcodec_find_encoder_by_name(codec.encoder());
    if (encoder == null) {
      throw new UserInputException(
          "FFmpeg's libraries have no encoder of " + codec.title() + " here",
          "use the libraries of the distribution");
    }
    context = Ffmpeg.allocated(avcodec.avcodec_alloc_context3(encoder), "an encoder");
    packet = avcodec.av_packet_alloc();
    boolean opened = false;
    try {
      Ffmpeg.allocated(packet, "a packet");
      open(encoder, settings);
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void open(AVCodec encoder, OutputSettings settings) {
    FrameRate rate = settings.rate();
    context.width(codec.coded(settings.width()));
    context.height(codec.coded(settings.height()));
    context.pix_fmt(codec.format());
    try (AVRational unit =
            rational(settings.timeBase().numerator(), settings.timeBase().denominator());
        AVRational frequency = rational(rate.numerator(), rate.denominator());
        AVRational aspect =
            rational(settings.sampleAspect().width(), settings.sampleAspect().height())) {
      context.time_base(unit);
      context.framerate(frequency);
      context.sample_aspect_ratio(aspect);
    }
    context.color_range(ColourTags.range(settings.colours()));
    context.colorspace(ColourTags.space(settings.colours()));
    context.color_primaries(settings.signal().primaries());
    context.color_trc(settings.signal().transfer());
    context.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
    context.gop_size(
        Math.max(1, (int) ((long) KEY_FRAME_SECONDS * rate.numerator() / rate.denominator())));
    context.max_b_frames(0);
    context.thread_count(settings.threads());
    context.slices(settings.threads());
    // MP4 keeps the parameter sets once in its header.
    context.flags(
        context.flags()
            | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER
            | avcodec.AV_CODEC_FLAG_FRAME_DURATION);
    try (AVDictionary options = new AVDictionary(null)) {
      codec.configure(context, options, settings.rateControl());
      try {
        Ffmpeg.check(
            avcodec.avcodec_open2(context, encoder, options),
            "open its encoder of " + codec.title());
      } finally {
        avutil.av_dict_free(options);
      }
    }
  }

  private static AVRational rational(int numerator, int denominator) {
    return new AVRational().num(numerator).den(denominator);
  }

  /** What it encodes as. */
  VideoCodec codec() {
    return codec;
  }

  /** The opened encoder, for the header of a file. */
  AVCodecContext context() {
    return context;
  }

  /** What a decoder has to know before the first packet: the same for equal settings. */
  byte[] header() {
    byte[] header = new byte[context.extradata_size()];
    try (BytePointer data = context.extradata()) {
      data.get(header);
    }
    return header;
  }

  /**
   * Encodes one frame.
   *
   * @param frame of the size in the settings, with a time later than the last one's; not copied
   *     where the encoder can do without
   * @param key whether it is to be decoded without those before it
   * @param sink takes what comes of it
   */
  void encode(NativeFrame frame, boolean key, PacketSink sink) {
    if (((frame.width() | frame.height()) & 1) == 0) {
      encode(frame.frame(), frame.width(), frame.height(), key, sink);
    } else {
      try (NativeFrame even = frame.madeEven()) {
        encode(even.frame(), frame.width(), frame.height(), key, sink);
      }
    }
  }

  /**
   * Encodes one frame in the codec's own format.
   *
   * @param frame of the coded size
   * @param frameWidth of the picture in it
   * @param frameHeight likewise
   * @param key whether it is to be decoded without those before it
   * @param sink takes what comes of it
   */
  void encode(AVFrame frame, int frameWidth, int frameHeight, boolean key, PacketSink sink) {
    if (frameWidth != width || frameHeight != height) {
      throw new IllegalArgumentException(
          "A frame of "
              + frameWidth
              + " x "
              + frameHeight
              + " in a video of "
              + width
              + " x "
              + height);
    }
    frame.pict_type(key ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
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
        sink.accept(packet);
      } finally {
        avcodec.av_packet_unref(packet);
      }
    }
  }

  /** Frees everything; what has not been drained is lost. */
  @Override
  public void close() {
    if (packet != null) {
      avcodec.av_packet_free(packet);
    }
    avcodec.avcodec_free_context(context);
  }
}
