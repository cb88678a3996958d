package org.fitterbench.mesh.video;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** A frame as a {@link RunEncoder} has encoded it, not yet in a file. One thread at a time. */
public final class EncodedFrame implements AutoCloseable {
  private final AVPacket packet;
  private final long time;
  private final boolean key;
  private boolean closed;

  /**
   * @param encoded its samples are taken, not copied
   */
  EncodedFrame(AVPacket encoded) {
    packet = Ffmpeg.allocated(avcodec.av_packet_alloc(), "a packet");
    avcodec.av_packet_move_ref(packet, encoded);
    time = packet.pts();
    key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  /** When the frame is shown, in the ticks of its video. */
  public long time() {
    return time;
  }

  /** Whether it is decoded without the frames before it. */
  public boolean isKey() {
    return key;
  }

  /** Puts it into a file; only once. */
  void writeTo(VideoMuxer muxer) {
    muxer.write(packet);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
    }
  }
}
