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

  private static void set(AVDictionary options, String name, String value) {
    avutil.av_dict_set(options, name, value, 0);
  }
}
