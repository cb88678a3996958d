package org.fitterbench.mesh.video;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes runs of frames at the same time, each from its key frame on, by turns on several encoders
 * of one thread. Threads never wait for each other within a frame, as those do that share its
 * parts; the frames of a run for each wait in memory. One caller at a time.
 */
final class LanedEncoder implements FrameEncoder {
  /** Bytes of frames that may wait, about. */
  private static final long WAITING_BYTES = 192L << 20;

  private static final int SHORTEST_RUN = 4;
  private static final int LONGEST_RUN = 60;

  private final List<EncodingLane> lanes = new ArrayList<>();
  private final VideoCodec codec;
  private final AVCodecContext context;
  private final int run;
  private long taken;
  private long given;
  private boolean failed;

  /**
   * @param settings with the number of lanes as threads
   * @param codec one that makes a packet of every frame at once
   * @throws UserInputException when FFmpeg has no such encoder here or the size is too large for it
   */
  LanedEncoder(OutputSettings settings, VideoCodec codec) {
    this.codec = codec;
    run = run(settings);
    boolean opened = false;
    try {
      VideoEncoder first = lane(settings, 0);
      context = first.context();
      for (int i = 1; i < settings.threads(); i++) {
        lane(settings, i);
      }
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private VideoEncoder lane(OutputSettings settings, int index) {
    VideoEncoder encoder = new VideoEncoder(settings.withThreads(1), codec, run);
    lanes.add(new EncodingLane(encoder, run, "encode-" + index));
    return encoder;
  }

  /** How many frames a lane encodes before the next takes over. */
  private static int run(OutputSettings settings) {
    long frame = (long) settings.width() * settings.height() * 3 / 2;
    return Math.clamp(WAITING_BYTES / frame / settings.threads(), SHORTEST_RUN, LONGEST_RUN);
  }

  @Override
  public VideoCodec codec() {
    return codec;
  }

  @Override
  public AVCodecContext context() {
    return context;
  }

  @Override
  public void encode(AVFrame frame, PacketSink sink) {
    AVFrame held = Ffmpeg.allocated(avutil.av_frame_clone(frame), "a frame");
    held.pict_type(taken % run == 0 ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    lane(taken).put(held);
    taken++;
    give(false, sink);
  }

  @Override
  public void drain(PacketSink sink) {
    // Of a lane that failed nothing more comes; what came before is given already.
    if (!failed) {
      give(true, sink);
    }
  }

  private EncodingLane lane(long frame) {
    return lanes.get((int) (frame / run % lanes.size()));
  }

  private void give(boolean all, PacketSink sink) {
    while (given < taken) {
      AVPacket packet = next(all);
      if (packet == null) {
        return;
      }
      try {
        if (given % run == 0 && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
          throw new IllegalStateException("Frame " + given + " is no key frame");
        }
        sink.accept(packet);
      } finally {
        avcodec.av_packet_free(packet);
      }
      given++;
    }
  }

  private @Nullable AVPacket next(boolean patient) {
    boolean done = false;
    try {
      AVPacket packet = lane(given).take(patient);
      done = true;
      return packet;
    } finally {
      failed |= !done;
    }
  }

  @Override
  public void close() {
    lanes.forEach(EncodingLane::close);
    lanes.clear();
  }
}
