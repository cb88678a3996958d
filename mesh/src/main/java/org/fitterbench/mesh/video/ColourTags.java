package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's numbers for colours, which are the code points of ITU-T H.273. */
final class ColourTags {
  /** Up to so many lines, a file that does not say is taken for standard definition. */
  private static final int STANDARD_DEFINITION_LINES = 576;

  private ColourTags() {}

  /**
   * How samples become colours; what is not said is taken as players do.
   *
   * @param space the matrix, FFmpeg's number
   * @param range FFmpeg's number
   * @param format of the samples, FFmpeg's number
   * @param lines rows of the picture
   */
  static ColourSpace colours(int space, int range, int format, int lines) {
    return new ColourSpace(matrix(space, lines), range(range, format));
  }

  private static ColourSpace.Matrix matrix(int space, int lines) {
    return switch (space) {
      case avutil.AVCOL_SPC_BT709, avutil.AVCOL_SPC_SMPTE240M -> ColourSpace.Matrix.BT709;
      case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M, avutil.AVCOL_SPC_FCC ->
          ColourSpace.Matrix.BT601;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> ColourSpace.Matrix.BT2020;
      default ->
          lines <= STANDARD_DEFINITION_LINES ? ColourSpace.Matrix.BT601 : ColourSpace.Matrix.BT709;
    };
  }

  private static ColourSpace.Range range(int range, int format) {
    if (range == avutil.AVCOL_RANGE_JPEG) {
      return ColourSpace.Range.FULL;
    }
    if (range == avutil.AVCOL_RANGE_MPEG) {
      return ColourSpace.Range.LIMITED;
    }
    return switch (format) {
      case avutil.AV_PIX_FMT_YUVJ420P,
          avutil.AV_PIX_FMT_YUVJ422P,
          avutil.AV_PIX_FMT_YUVJ444P,
          avutil.AV_PIX_FMT_YUVJ440P,
          avutil.AV_PIX_FMT_YUVJ411P ->
          ColourSpace.Range.FULL;
      default -> isGrey(format) ? ColourSpace.Range.FULL : ColourSpace.Range.LIMITED;
    };
  }

  /** Whether a format has luma only. */
  static boolean isGrey(int format) {
    try (AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format)) {
      return descriptor != null
          && descriptor.nb_components() == 1
          && (descriptor.flags() & avutil.AV_PIX_FMT_FLAG_PAL) == 0;
    }
  }

  /** Whether a format has red, green and blue. */
  static boolean isRgb(int format) {
    try (AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format)) {
      return descriptor != null
          && (descriptor.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) != 0;
    }
  }

  static ColourSignal signal(int primaries, int transfer) {
    return new ColourSignal(primaries & 0xFF, transfer & 0xFF);
  }

  /** FFmpeg's number of a matrix. */
  static int space(ColourSpace colours) {
    return switch (colours.matrix()) {
      case BT601 -> avutil.AVCOL_SPC_SMPTE170M;
      case BT709 -> avutil.AVCOL_SPC_BT709;
      case BT2020 -> avutil.AVCOL_SPC_BT2020_NCL;
    };
  }

  /** FFmpeg's number of a range. */
  static int range(ColourSpace colours) {
    return switch (colours.range()) {
      case LIMITED -> avutil.AVCOL_RANGE_MPEG;
      case FULL -> avutil.AVCOL_RANGE_JPEG;
    };
  }
}
