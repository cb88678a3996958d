package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * Decodes one stream of a file, frame after frame, in whatever format the codec gives.
 *
 * <p>Where the file is damaged it gives the frames before and then fails. What cannot be decoded
 * before the first whole frame is passed over, as players do: files are often cut at a frame that
 * needs an earlier one.
 */
final class FrameDecoder implements AutoCloseable {
  static final int MAXIMUM_THREADS = 16;

  private static final int MAXIMUM_SIDE = OutputSettings.MAXIMUM_SIDE;

  private final Path file;
  private final Demuxer demuxer;
  private final AVStream stream;
  private final TimeBase timeBase;
  private final long nominalDuration;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private long packets;
  private long frames;
  private long lastTime = Long.MIN_VALUE;
  private boolean damaged;
  private boolean stopped;

  /**
   * @throws UserInputException when there is no decoder for the stream
   */
  FrameDecoder(Path file, Demuxer demuxer, AVStream stream, FrameRate rate, int threads) {
    this.file = file;
    this.demuxer = demuxer;
    this.stream = stream;
    timeBase = new TimeBase(stream.time_base().num(), stream.time_base().den());
    nominalDuration =
        Math.max(
            1,
            Math.round(
                (double) rate.denominator()
                    * timeBase.denominator()
                    / ((double) rate.numerator() * timeBase.numerator())));
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      throw new UserInputException(
          "'"
              + file
              + "' is encoded as "
              + avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString()
              + ", which cannot be decoded here",
          "convert it to H.264, HEVC, VP9 or AV1");
    }
    context = Ffmpeg.allocated(avcodec.avcodec_alloc_context3(codec), "a decoder");
    packet = avcodec.av_packet_alloc();
    frame = avutil.av_frame_alloc();
    boolean opened = false;
    try {
      Ffmpeg.allocated(packet, "a packet");
      Ffmpeg.allocated(frame, "a frame");
      open(codec, threads);
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  /**
   * Refuses what no frame in memory can be made of.
   *
   * @throws UserInputException when a side is missing or too long
   */
  static void checkSize(Path file, AVCodecParameters parameters) {
    int width = parameters.width();
    int height = parameters.height();
    if (width < 1 || height < 1) {
      throw new UserInputException(
          "the video stream of '" + file + "' does not say how large it is",
          "give a whole file with at least one frame that can be decoded");
    }
    if (Math.max(width, height) > MAXIMUM_SIDE) {
      throw new UserInputException(
          "'" + file + "' has frames of " + width + " x " + height + " pixels",
          "scale it to at most " + MAXIMUM_SIDE + " pixels a side");
    }
  }

  private void open(AVCodec codec, int threads) {
    Ffmpeg.check(
        avcodec.avcodec_parameters_to_context(context, stream.codecpar()), "describe a stream");
    context.pkt_timebase(stream.time_base());
    context.thread_count(threads);
    context.thread_type(AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE);
    context.max_pixels((long) MAXIMUM_SIDE * MAXIMUM_SIDE);
    int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      throw new UserInputException(
          "'" + file + "' cannot be decoded: " + Ffmpeg.message(result),
          "convert it to H.264, HEVC, VP9 or AV1");
    }
    for (int i = 0; i < demuxer.context().nb_streams(); i++) {
      if (i != stream.index()) {
        Demuxer.skip(demuxer.context().streams(i));
      }
    }
  }

  /**
   * Decodes the next frame.
   *
   * @return a frame that the caller frees, with time and duration set; empty after the last
   * @throws UserInputException where the file is damaged
   */
  Optional<AVFrame> next() {
    while (!stopped) {
      int result = avcodec.avcodec_receive_frame(context, frame);
      if (result >= 0) {
        if (!isDamaged(frame)) {
          return Optional.of(take());
        }
        avutil.av_frame_unref(frame);
        // What comes next may be predicted from it; what comes first is passed over.
        stopped = damaged = frames > 0;
      } else if (result == avutil.AVERROR_EAGAIN()) {
        feed();
      } else if (result == avutil.AVERROR_EOF) {
        stopped = true;
      } else {
        failForMemory(result);
        stopped = damaged = frames > 0;
      }
    }
    if (damaged || frames == 0) {
      throw damage();
    }
    return Optional.empty();
  }

  private static boolean isDamaged(AVFrame frame) {
    return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
  }

  private static void failForMemory(int result) {
    if (result == avutil.AVERROR_ENOMEM()) {
      throw new OutOfMemoryError("FFmpeg has no memory for a frame");
    }
  }

  /** Gives the decoder a packet, or the end. */
  private void feed() {
    int result = readOwn();
    if (result < 0) {
      damaged = result != avutil.AVERROR_EOF || isCutOff();
      drain();
      return;
    }
    boolean corrupt = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    int sent = corrupt ? avutil.AVERROR_INVALIDDATA : avcodec.avcodec_send_packet(context, packet);
    avcodec.av_packet_unref(packet);
    packets++;
    failForMemory(sent);
    if (sent < 0 && frames > 0) {
      damaged = true;
      drain();
    }
  }

  /** Lets the decoder give what it still holds. */
  private void drain() {
    int result = avcodec.avcodec_send_packet(context, null);
    if (result != avutil.AVERROR_EOF) {
      Ffmpeg.check(result, "end a stream");
    }
  }

  /** Reads the next packet of the stream. */
  private int readOwn() {
    while (true) {
      int result = demuxer.read(packet);
      if (result < 0 || packet.stream_index() == stream.index()) {
        return result;
      }
      avcodec.av_packet_unref(packet);
    }
  }

  /** Whether the container says that more should have come. */
  private boolean isCutOff() {
    if (packets < avformat.avformat_index_get_entries_count(stream)) {
      return true;
    }
    try {
      return MatroskaSegment.isCutOff(file);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /** Hands the decoded frame out with the time at which it is shown. */
  private AVFrame take() {
    AVFrame taken = Ffmpeg.allocated(avutil.av_frame_alloc(), "a frame");
    avutil.av_frame_move_ref(taken, frame);
    long time = taken.best_effort_timestamp();
    if (time == avutil.AV_NOPTS_VALUE) {
      time = frames == 0 ? 0 : lastTime + nominalDuration;
    }
    if (frames > 0 && time <= lastTime) {
      time = lastTime + 1;
    }
    taken.pts(time);
    if (taken.duration() <= 0) {
      taken.duration(nominalDuration);
    }
    // An encoder would take the decoder's choice of frame type for a wish.
    taken.pict_type(avutil.AV_PICTURE_TYPE_NONE);
    lastTime = time;
    frames++;
    return taken;
  }

  private UserInputException damage() {
    if (frames == 0) {
      return new UserInputException(
          "'" + file + "' is damaged or cut off: not one frame can be decoded",
          "make or copy the file again");
    }
    return new UserInputException(
        String.format(
            Locale.ROOT,
            "'%s' is damaged or cut off after %d frames, at %.2f s",
            file,
            frames,
            timeBase.seconds(lastTime)),
        "make or copy the file again; what came before the damage is usable");
  }

  @Override
  public void close() {
    if (frame != null) {
      avutil.av_frame_free(frame);
    }
    if (packet != null) {
      avcodec.av_packet_free(packet);
    }
    avcodec.avcodec_free_context(context);
  }
}
