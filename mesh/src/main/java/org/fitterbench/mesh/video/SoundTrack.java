package org.fitterbench.mesh.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;

/**
 * Copies the sound of a file into another one, packet by packet and in step with its frames, as it
 * was encoded. What was sound before the file's first frame or after its last stays.
 */
final class SoundTrack implements AutoCloseable {
  /** A file that says only how long all its streams are may be wrong by so much about one. */
  private static final double CONTAINER_TOLERANCE_SECONDS = 1;

  private static final int NOT_COPIED = -1;

  private final Path file;
  private final Demuxer demuxer;
  private final int[] outputs;
  private final AVPacket packet;
  private final List<Finding> findings = new ArrayList<>();
  private boolean pending;
  private boolean ended;

  /** Takes packets whose stream and times are those of the file that is written. */
  @FunctionalInterface
  interface Sink {
    /** Writes one packet, which the caller gives back. */
    void accept(AVPacket packet);
  }

  /**
   * Opens a file and adds its streams of sound to another one, as far as that can hold them.
   *
   * @param output where its header is not yet written
   * @throws UserInputException when the file cannot be read
   */
  SoundTrack(Path file, AVFormatContext output) {
    this.file = file;
    demuxer = new Demuxer(file);
    outputs = new int[demuxer.context().nb_streams()];
    Arrays.fill(outputs, NOT_COPIED);
    packet = avcodec.av_packet_alloc();
    boolean opened = false;
    try {
      Ffmpeg.allocated(packet, "a packet");
      for (int i = 0; i < outputs.length; i++) {
        addStream(demuxer.context().streams(i), output);
      }
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void addStream(AVStream from, AVFormatContext output) {
    if (!Demuxer.isAudio(from)) {
      Demuxer.skip(from);
      return;
    }
    int codec = from.codecpar().codec_id();
    if (avformat.avformat_query_codec(output.oformat(), codec, avcodec.FF_COMPLIANCE_NORMAL) != 1) {
      Demuxer.skip(from);
      findings.add(
          new Finding(
              "sound-not-copied",
              Severity.WARNING,
              "the sound of '"
                  + file
                  + "' is "
                  + avcodec.avcodec_get_name(codec).getString()
                  + ", which an MP4 file does not hold, and is left out",
              "convert the sound to AAC to keep it"));
      return;
    }
    AVStream to = Ffmpeg.allocated(avformat.avformat_new_stream(output, null), "a stream");
    Ffmpeg.check(
        avcodec.avcodec_parameters_copy(to.codecpar(), from.codecpar()), "describe a stream");
    // Each container has its own tags, which the muxer knows.
    to.codecpar().codec_tag(0);
    to.time_base(from.time_base());
    to.disposition(from.disposition());
    AVDictionary language = new AVDictionary(null);
    avutil.av_dict_copy(language, from.metadata(), 0);
    to.metadata(language);
    outputs[from.index()] = to.index();
  }

  /** What could not be copied. */
  List<Finding> findings() {
    return findings;
  }

  /** The file, for what its video stream says of itself. */
  Demuxer demuxer() {
    return demuxer;
  }

  /**
   * Copies the packets that start before a time.
   *
   * @param time in ticks
   * @param unit a tick in seconds
   */
  void copyUntil(long time, AVRational unit, AVFormatContext output, Sink sink) {
    while (hasNext()) {
      AVRational own = demuxer.context().streams(packet.stream_index()).time_base();
      long start = packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
      if (start != avutil.AV_NOPTS_VALUE && avutil.av_compare_ts(start, own, time, unit) >= 0) {
        return;
      }
      copy(own, output, sink);
    }
  }

  /** Copies all packets that are left. */
  void copyRest(AVFormatContext output, Sink sink) {
    while (hasNext()) {
      copy(demuxer.context().streams(packet.stream_index()).time_base(), output, sink);
    }
  }

  private void copy(AVRational own, AVFormatContext output, Sink sink) {
    int index = outputs[packet.stream_index()];
    avcodec.av_packet_rescale_ts(packet, own, output.streams(index).time_base());
    packet.stream_index(index);
    packet.pos(-1);
    pending = false;
    try {
      sink.accept(packet);
    } finally {
      avcodec.av_packet_unref(packet);
    }
  }

  /** Reads ahead one packet that is to be copied; where the file is damaged, its sound ends. */
  private boolean hasNext() {
    while (!pending && !ended) {
      if (demuxer.read(packet) < 0) {
        ended = true;
      } else if (outputs[packet.stream_index()] == NOT_COPIED) {
        avcodec.av_packet_unref(packet);
      } else {
        pending = true;
      }
    }
    return pending;
  }

  /**
   * Whether pictures that end at a time are all that the file has, so that sound after it is not
   * cut.
   *
   * @param seconds the end of the last picture
   * @param frameSeconds the duration of a frame
   */
  boolean reachesEnd(double seconds, double frameSeconds) {
    AVStream video = demuxer.video();
    if (video.duration() > 0) {
      AVRational unit = video.time_base();
      long start = video.start_time() == avutil.AV_NOPTS_VALUE ? 0 : video.start_time();
      double end = (double) (start + video.duration()) * unit.num() / unit.den();
      return seconds > end - 2 * frameSeconds;
    }
    long duration = demuxer.context().duration();
    return duration <= 0
        || seconds > (double) duration / avutil.AV_TIME_BASE - CONTAINER_TOLERANCE_SECONDS;
  }

  @Override
  public void close() {
    if (packet != null) {
      avcodec.av_packet_free(packet);
    }
    demuxer.close();
  }
}
