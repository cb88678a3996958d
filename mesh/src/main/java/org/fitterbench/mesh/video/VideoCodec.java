package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;

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
