package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** Takes the packets of a file's streams out of their container, whichever of FFmpeg's it is. */
final class Demuxer implements AutoCloseable {
  private final Path file;
  private final AVFormatContext context;

  /**
   * @throws UserInputException when the file is missing, empty, or in no container that FFmpeg
   *     knows
   */
  Demuxer(Path file) {
    this.file = file;
    checkFile(file);
    Ffmpeg.load();
    context = new AVFormatContext(null);
    boolean opened = false;
    try {
      open();
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private static void checkFile(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (Files.isDirectory(file)) {
        throw new UserInputException(
            "cannot read '" + file + "': it is a folder", "name a video file");
      }
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw new UserInputException(
            "cannot read '" + file + "': it is empty", "make or copy the file again");
      }
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  private void open() {
    try (AVDictionary options = new AVDictionary(null)) {
      // A playlist must not make this process read from the network.
      avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
      try {
        // The protocol in front keeps a path with a colon from being taken for another one.
        String url = "file:" + file.toAbsolutePath();
        Ffmpeg.checkReading(avformat.avformat_open_input(context, url, null, options), file);
      } finally {
        avutil.av_dict_free(options);
      }
    }
    Ffmpeg.checkReading(avformat.avformat_find_stream_info(context, (AVDictionary) null), file);
  }

  /** The opened file. */
  AVFormatContext context() {
    return context;
  }

  /**
   * The stream that players show.
   *
   * @throws UserInputException when there is none
   */
  AVStream video() {
    int index =
        avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0
        || (context.streams(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw new UserInputException(
          "'" + file + "' has no video stream", "give a file with moving pictures");
    }
    return context.streams(index);
  }

  /** Whether there is a stream of sound. */
  boolean hasAudio() {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (isAudio(context.streams(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a stream is sound. */
  static boolean isAudio(AVStream stream) {
    return stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
  }

  /** Skips all packets of a stream. */
  static void skip(AVStream stream) {
    stream.discard(avcodec.AVDISCARD_ALL);
  }

  /**
   * Reads the next packet.
   *
   * @param packet written over; the caller gives back what it refers to
   * @return FFmpeg's result, negative at the end and where the file is damaged
   */
  int read(AVPacket packet) {
    return avformat.av_read_frame(context, packet);
  }

  @Override
  public void close() {
    if (!context.isNull()) {
      avformat.avformat_close_input(context);
      context.setNull();
    }
  }
}
