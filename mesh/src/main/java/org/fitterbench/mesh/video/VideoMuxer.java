package org.fitterbench.mesh.video;

import java.nio.file.Path;
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

/**
 * Puts the packets of one encoder into a file: MP4 (ISO/IEC 14496-14) with its index in front, so
 * that players start before they have read all of it, or Matroska (RFC 9559).
 */
final class VideoMuxer implements AutoCloseable {
  private final Path target;
  private final AVFormatContext context;
  private final AVRational packetUnit;
  private AVStream stream;

  /**
   * Opens the file and writes its header.
   *
   * @param file where to write, replaced
   * @param target what to call it in messages
   * @throws UserInputException when it cannot be written
   */
  VideoMuxer(Path file, Path target, VideoEncoder encoder) {
    this.target = target;
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
      describe(encoder);
      open(url);
      writeHeader(encoder.codec());
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void describe(VideoEncoder encoder) {
    stream.time_base(packetUnit);
    stream.avg_frame_rate(encoder.context().framerate());
    stream.r_frame_rate(encoder.context().framerate());
    stream.sample_aspect_ratio(encoder.context().sample_aspect_ratio());
    Ffmpeg.check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder.context()),
        "describe a stream");
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

  /**
   * Adds a packet, with times in the encoder's ticks.
   *
   * @throws UserInputException when it cannot be written, for example because the disk is full
   */
  void write(AVPacket packet) {
    packet.stream_index(stream.index());
    avcodec.av_packet_rescale_ts(packet, packetUnit, stream.time_base());
    Ffmpeg.checkWriting(avformat.av_write_frame(context, packet), target);
  }

  /**
   * Writes the index and closes the file.
   *
   * @throws UserInputException when it cannot be written, for example because the disk is full
   */
  void finish() {
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
    if (!context.isNull()) {
      closeFile();
      avformat.avformat_free_context(context);
      context.setNull();
    }
  }
}
