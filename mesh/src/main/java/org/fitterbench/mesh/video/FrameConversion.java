package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/**
 * Brings decoded frames of any format to YUV 4:2:0 of 8 bits: as they are when they have it
 * already, otherwise by swscale, in the same matrix and range. Luma of 8 bits alone is copied to
 * the bit.
 */
final class FrameConversion implements AutoCloseable {
  private static final int NO_COLOUR = 128;

  private final int width;
  private final int height;
  private final ColourSpace colours;
  private final SwsContext scaler;

  /**
   * @param width columns of what it gives; frames of another size are scaled
   * @param height rows of what it gives
   * @param colours of what it gives
   * @param threads how many convert one frame
   */
  FrameConversion(int width, int height, ColourSpace colours, int threads) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    scaler = Ffmpeg.allocated(swscale.sws_alloc_context(), "a conversion");
    scaler.flags(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP);
    scaler.threads(threads);
  }

  /**
   * Converts a frame.
   *
   * @param decoded taken over: freed by this method or with the frame that it gives
   */
  NativeFrame convert(AVFrame decoded) {
    boolean kept = false;
    try {
      if (isReady(decoded)) {
        decoded.format(avutil.AV_PIX_FMT_YUV420P);
        kept = true;
        return new NativeFrame(decoded, colours);
      }
      NativeFrame converted = NativeFrame.allocate(width, height, colours);
      try {
        fill(converted, decoded);
      } catch (RuntimeException failure) {
        converted.close();
        throw failure;
      }
      return converted;
    } finally {
      if (!kept) {
        avutil.av_frame_free(decoded);
      }
    }
  }

  private boolean isReady(AVFrame frame) {
    return hasSize(frame)
        && (frame.format() == avutil.AV_PIX_FMT_YUV420P
            || frame.format() == avutil.AV_PIX_FMT_YUVJ420P);
  }

  private boolean hasSize(AVFrame frame) {
    return frame.width() == width && frame.height() == height;
  }

  private void fill(NativeFrame converted, AVFrame decoded) {
    if (decoded.format() == avutil.AV_PIX_FMT_GRAY8 && hasSize(decoded)) {
      AVFrame to = converted.frame();
      try (BytePointer from = decoded.data(0);
          BytePointer luma = to.data(0)) {
        avutil.av_image_copy_plane(luma, to.linesize(0), from, decoded.linesize(0), width, height);
      }
      clear(converted.blue());
      clear(converted.red());
    } else {
      scale(converted.frame(), decoded);
    }
    converted.setTime(decoded.pts());
    converted.setDuration(decoded.duration());
  }

  private static void clear(Plane plane) {
    plane.samples().fill((byte) NO_COLOUR);
  }

  private void scale(AVFrame to, AVFrame from) {
    Ffmpeg.check(avutil.av_frame_copy_props(to, from), "describe a frame");
    boolean rgb = ColourTags.isRgb(from.format());
    int space = ColourTags.space(colours);
    int range = ColourTags.range(colours);
    to.colorspace(space);
    to.color_range(range);
    from.colorspace(rgb ? avutil.AVCOL_SPC_RGB : space);
    from.color_range(rgb ? avutil.AVCOL_RANGE_JPEG : range);
    Ffmpeg.check(swscale.sws_scale_frame(scaler, to, from), "convert a frame");
  }

  @Override
  public void close() {
    if (!scaler.isNull()) {
      swscale.sws_freeContext(scaler);
      scaler.setNull();
    }
  }
}
