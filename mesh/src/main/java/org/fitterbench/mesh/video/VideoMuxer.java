package org.fitterbench.mesh.video;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.DiskRoom;
import org.fitterbench.core.record.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packets of one encoder, and the sound of another file if wanted, into a file: MP4
 * (ISO/IEC 14496-14) with its index in front, so that players start before they have read all of
 * it, or Matroska (RFC 9559).
 */
final class VideoMuxer implements AutoCloseable {
  /** What the end of a file takes at most beside its index: headers, and what is buffered. */
  private static final long SPARE_BYTES = 256 << 10;

  /** What the index takes at most of one packet: its time, duration, size, place and chunk. */
  private static final long INDEX_BYTES = 64;

  private final Path target;
  private final AVFormatContext context;
  private final AVRational packetUnit;
  private AVStream stream;
  private @Nullable SoundTrack sound;
  private final DiskRoom room;
  private long packets;
  private boolean full;
  private long lastTime;
  private long lastDuration;

  /**
   * Opens the file and writes its header.
   *
   * @param file where to write, replaced
   * @param target what to call it in messages
   * @param room on the file's disk
   * @throws UserInputException when it cannot be written, or the source of its sound cannot be read
   */
  VideoMuxer(Path file, Path target, DiskRoom room, VideoEncoder encoder, OutputSettings settings) {
    this.target = target;
    this.room = room;
    context = new AVFormatContext(null);
    packetUnit = encoder.context().time_base();
    // The protocol in front keeps a path with a colon from being taken for another one.
    String url = "file:" + file.toAbsolutePath();
    boolean opened = false;
    try {
      Ffmpeg.check(
          avformat.avformat_alloc_output_context2(context, null, encoder.codec().container(), url),
          "write " + encoder.codec().container() + " files");
      stream = Ffmpeg.allocated(avformat.avformat_new_stream(context, null), "a stream");
      describe(encoder.context());
      if (settings.source().isPresent()) {
        sound = new SoundTrack(settings.source().get(), context);
        takeProjection(sound.demuxer(), settings);
      }
      StreamSideData.setRotation(stream.codecpar(), settings.rotation());
      settings.stereo().ifPresent(packing -> StreamSideData.setStereo(stream.codecpar(), packing));
      // Players of spherical video look for what the standard does not have.
      context.strict_std_compliance(avcodec.FF_COMPLIANCE_UNOFFICIAL);
      open(url);
      writeHeader(encoder.codec());
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void describe(AVCodecContext encoder) {
    stream.time_base(packetUnit);
    stream.avg_frame_rate(encoder.framerate());
    stream.r_frame_rate(encoder.framerate());
    stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
    Ffmpeg.check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "describe a stream");
  }

  private void takeProjection(Demuxer source, OutputSettings settings) {
    AVCodecParameters original = source.video().codecpar();
    if (original.width() == settings.width() && original.height() == settings.height()) {
      StreamSideData.copyProjection(original, stream.codecpar());
    }
  }

  private void open(String url) {
    try (AVIOContext output = new AVIOContext(null)) {
      Ffmpeg.checkWriting(avformat.avio_open(output, url, avformat.AVIO_FLAG_WRITE), target);
      context.pb(output);
    }
  }

  private void writeHeader(VideoCodec codec) {
    try (AVDictionary options = new AVDictionary(null)) {
      codec.configureContainer(options);
      try {
        Ffmpeg.checkWriting(avformat.avformat_write_header(context, options), target);
      } finally {
        avutil.av_dict_free(options);
      }
    }
  }

  /** What could not be taken over from the source. */
  List<Finding> findings() {
    return sound == null ? List.of() : List.copyOf(sound.findings());
  }

  /**
   * Adds a packet, with times in the encoder's ticks, after the sound that starts before it.
   *
   * @param packet its times are changed to those of the file
   * @throws UserInputException when it cannot be written, for example because the disk is full; the
   *     file can be finished then if {@link #isFull} says so
   */
  void write(AVPacket packet) {
    if (sound != null) {
      sound.copyUntil(packet.dts(), packetUnit, context, this::add);
    }
    lastDuration = packet.duration() > 0 ? packet.duration() : packet.pts() - lastTime;
    lastTime = packet.pts();
    packet.stream_index(stream.index());
    avcodec.av_packet_rescale_ts(packet, packetUnit, stream.time_base());
    add(packet);
  }

  /** Whether the disk has room left for nothing but the file's index. */
  boolean isFull() {
    return full;
  }

  private void add(AVPacket packet) {
    packets++;
    if (!room.has(packet.size(), SPARE_BYTES + packets * INDEX_BYTES)) {
      full = true;
      throw room.full();
    }
    Ffmpeg.checkWriting(avformat.av_write_frame(context, packet), target);
  }

  /**
   * Writes the sound that is left, unless the disk is full, up to the last picture where that comes
   * before the source's last one, and the index, and closes the file.
   *
   * @throws UserInputException when it cannot be written, for example because the disk is full
   */
  void finish() {
    if (sound != null && !full) {
      double unit = (double) packetUnit.num() / packetUnit.den();
      long end = lastTime + lastDuration;
      if (sound.reachesEnd(end * unit, lastDuration * unit)) {
        sound.copyRest(context, this::add);
      } else {
        sound.copyUntil(end, packetUnit, context, this::add);
      }
    }
    Ffmpeg.checkWriting(avformat.av_write_trailer(context), target);
    Ffmpeg.checkWriting(closeFile(), target);
  }

  private int closeFile() {
    AVIOContext output = context.pb();
    int result = 0;
    if (output != null) {
      result = avformat.avio_closep(output);
      context.pb(null);
    }
    return result;
  }

  /** Frees everything; a file that has not been finished stays unreadable. */
  @Override
  public void close() {
    if (sound != null) {
      sound.close();
      sound = null;
    }
    if (!context.isNull()) {
      closeFile();
      avformat.avformat_free_context(context);
      context.setNull();
    }
  }
}
