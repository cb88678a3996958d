package org.fitterbench.mesh.video;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;

/** What videos are encoded as here, and how its encoder is set: for speed, no frame reordered. */
enum VideoCodec {
  /** H.264 by libopenh264 (Cisco, BSD licence), high profile. */
  H264("libopenh264", "H.264") {
    private static final int MINIMUM_SIDE = 16;

    // Of 16 x 16 samples, as H.264's level 5.2 has them.
    private static final int MAXIMUM_BLOCKS = 36_864;

    @Override
    boolean takes(int width, int height) {
      int columns = (width + 15) / 16;
      int rows = (height + 15) / 16;
      return Math.min(width, height) >= MINIMUM_SIDE && columns * rows <= MAXIMUM_BLOCKS;
    }

    @Override
    void configure(AVCodecContext context, AVDictionary options, RateControl control) {
      switch (control) {
        case RateControl.Quantiser quantiser -> {
          context.qmin(quantiser.value());
          context.qmax(quantiser.value());
          // Without rate control the encoder would take a quantiser of its own; this mode keeps to
          // the bounds, which are equal.
          set(options, "rc_mode", "quality");
        }
        case RateControl.BitRate rate -> {
          context.bit_rate(rate.bitsPerSecond());
          set(options, "rc_mode", "bitrate");
        }
      }
      set(options, "profile", "high");
      set(options, "coder", "cabac");
      set(options, "allow_skip_frames", "0");
    }

    @Override
    boolean encodesAtOnce() {
      return true;
    }
  },
  /**
   * The same without smoothing the edges of blocks, which takes a good part of the time and hardly
   * shows at the quantisers in use.
   */
  FAST_H264("libopenh264", "H.264") {
    @Override
    boolean takes(int width, int height) {
      return H264.takes(width, height);
    }

    @Override
    void configure(AVCodecContext context, AVDictionary options, RateControl control) {
      H264.configure(context, options, control);
      set(options, "loopfilter", "0");
    }

    @Override
    boolean encodesAtOnce() {
      return true;
    }
  },
  /**
   * AV1 by SVT-AV1 (BSD licence), for what is too large for H.264: a fast preset, every frame from
   * earlier ones.
   */
  AV1("libsvtav1", "AV1") {
    // What the encoder takes; it does not end with frames of a few samples.
    private static final int MINIMUM_SIDE = 64;
    private static final int MAXIMUM_WIDTH = 16_384;
    private static final int MAXIMUM_HEIGHT = 8_704;

    private static final int FASTEST_RATE = 240;

    @Override
    boolean takes(int width, int height) {
      return Math.min(width, height) >= MINIMUM_SIDE
          && width <= MAXIMUM_WIDTH
          && height <= MAXIMUM_HEIGHT;
    }

    @Override
    void configure(AVCodecContext context, AVDictionary options, RateControl control) {
      SvtLog.silence();
      if (context.framerate().num() > (long) FASTEST_RATE * context.framerate().den()) {
        try (AVRational fastest = new AVRational().num(FASTEST_RATE).den(1)) {
          context.framerate(fastest);
        }
      }
      switch (control) {
        case RateControl.Quantiser quantiser ->
            set(options, "crf", Integer.toString(constantRateFactor(quantiser)));
        case RateControl.BitRate rate -> {
          context.bit_rate(rate.bitsPerSecond());
          context.rc_max_rate(rate.bitsPerSecond());
        }
      }
      // Faster presets leave blocks of a moving backdrop as they were.
      set(options, "preset", "11");
      set(options, "svtav1-params", "pred-struct=1:rtc=1:lp=" + context.slices());
    }

    // The scale of 51 steps brought to the one of 63.
    private static int constantRateFactor(RateControl.Quantiser quantiser) {
      return Math.max(1, Math.round(quantiser.value() * 63f / RateControl.Quantiser.COARSEST));
    }
  },
  /** FFV1 (RFC 9043), version 3: luma alone, without loss, every frame on its own. */
  FFV1("ffv1", "FFV1") {
    @Override
    boolean takes(int width, int height) {
      return true;
    }

    @Override
    int coded(int side) {
      return side;
    }

    @Override
    int format() {
      return avutil.AV_PIX_FMT_GRAY8;
    }

    @Override
    String container() {
      return "matroska";
    }

    @Override
    void configure(AVCodecContext context, AVDictionary options, RateControl control) {
      context.gop_size(1);
      // Frames larger than 352 x 288 take certain numbers of slices only; this leaves the choice to
      // the encoder.
      context.slices(0);
      set(options, "level", "3");
    }

    @Override
    void configureContainer(AVDictionary options) {
      // Matroska's defaults are right.
    }
  };

  private final String encoder;
  private final String title;

  VideoCodec(String encoder, String title) {
    this.encoder = encoder;
    this.title = title;
  }

  /**
   * The codec of choice for frames of a size: H.264, which every player knows, as long as it takes
   * them.
   *
   * @throws UserInputException when none takes them
   */
  static VideoCodec forSize(int width, int height) {
    for (VideoCodec codec : List.of(FAST_H264, AV1)) {
      if (codec.takes(width, height)) {
        return codec;
      }
    }
    throw new UserInputException(
        "a video of " + width + " x " + height + " pixels cannot be encoded here",
        "make it at least 16 x 16 and at most 16384 x 8704");
  }

  /** FFmpeg's name of the encoder. */
  String encoder() {
    return encoder;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  /** Whether frames of a size can be encoded. */
  abstract boolean takes(int width, int height);

  /** Sets what is this encoder's own. */
  abstract void configure(AVCodecContext context, AVDictionary options, RateControl control);

  /** Whether each frame becomes a packet before the next is taken. */
  boolean encodesAtOnce() {
    return false;
  }

  /** The columns or rows that a picture's become: colours at half the resolution need even ones. */
  int coded(int side) {
    return side + (side & 1);
  }

  /** The format of the samples, FFmpeg's number. */
  int format() {
    return avutil.AV_PIX_FMT_YUV420P;
  }

  /** FFmpeg's name of the container. */
  String container() {
    return "mp4";
  }

  /** Sets how the container is written. */
  void configureContainer(AVDictionary options) {
    set(options, "movflags", "+faststart");
  }

  private static void set(AVDictionary options, String name, String value) {
    avutil.av_dict_set(options, name, value, 0);
  }
}
