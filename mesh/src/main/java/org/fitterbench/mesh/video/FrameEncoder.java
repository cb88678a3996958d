package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes packets of frames, in their order. */
sealed interface FrameEncoder extends AutoCloseable permits VideoEncoder, LanedEncoder {
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

  /** What it encodes as. */
  VideoCodec codec();

  /** An opened encoder, for the header of a file. */
  AVCodecContext context();

  /**
   * Encodes one frame.
   *
   * @param frame of the coded size, with a time later than the last one's; not copied where the
   *     encoder can do without
   * @param sink takes what comes of it, now or at a later call
   */
  void encode(AVFrame frame, PacketSink sink);

  /** Ends the stream. */
  void drain(PacketSink sink);

  /** Frees everything; what has not been drained is lost. */
  @Override
  void close();
}
