package org.fitterbench.mesh.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A video file read back whole.
 *
 * @param codec for example {@code h264}
 * @param tags range, matrix, primaries, transfer and chroma site of the stream, by FFmpeg's numbers
 * @param seconds when each frame is shown
 * @param frames the pictures
 */
record DecodedVideo(String codec, List<Integer> tags, double[] seconds, List<YuvFrame> frames) {
  static DecodedVideo read(Path file) {
    AVFormatContext format = new AVFormatContext(null);
    check(avformat.avformat_open_input(format, file.toString(), null, (AVDictionary) null));
    check(avformat.avformat_find_stream_info(format, (PointerPointer<?>) null));
    AVStream stream = format.streams(0);
    AVCodecParameters parameters = stream.codecpar();
    AVCodecContext context =
        avcodec.avcodec_alloc_context3(avcodec.avcodec_find_decoder(parameters.codec_id()));
    check(avcodec.avcodec_parameters_to_context(context, parameters));
    context.thread_count(1);
    check(avcodec.avcodec_open2(context, null, (AVDictionary) null));
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    List<YuvFrame> frames = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    double unit = (double) stream.time_base().num() / stream.time_base().den();
    boolean more = true;
    while (more) {
      more = avformat.av_read_frame(format, packet) >= 0;
      if (!more || packet.stream_index() == stream.index()) {
        check(avcodec.avcodec_send_packet(context, more ? packet : null));
      }
      avcodec.av_packet_unref(packet);
      while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
        seconds.add(frame.pts() * unit);
        frames.add(copy(frame));
      }
    }
    DecodedVideo video =
        new DecodedVideo(
            avcodec.avcodec_get_name(parameters.codec_id()).getString(),
            List.of(
                parameters.color_range(),
                parameters.color_space(),
                parameters.color_primaries(),
                parameters.color_trc(),
                parameters.chroma_location()),
            seconds.stream().mapToDouble(Double::doubleValue).toArray(),
            frames);
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
    avformat.avformat_close_input(format);
    return video;
  }

  private static YuvFrame copy(AVFrame from) {
    YuvFrame frame = YuvFrame.allocate(from.width(), from.height());
    copy(from, 0, frame.luma(), frame.width());
    copy(from, 1, frame.blue(), frame.width() / 2);
    copy(from, 2, frame.red(), frame.width() / 2);
    return frame;
  }

  private static void copy(AVFrame from, int plane, byte[] samples, int columns) {
    for (int row = 0; row < samples.length / columns; row++) {
      from.data(plane)
          .position((long) row * from.linesize(plane))
          .get(samples, row * columns, columns);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new AssertionError(Ffmpeg.message(result));
    }
  }

  /** Peak signal to noise ratio of two planes of 8 bits, decibels. */
  static double psnr(byte[] expected, byte[] actual) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = (expected[i] & 0xFF) - (actual[i] & 0xFF);
      sum += difference * difference;
    }
    return sum == 0 ? 100 : 10 * Math.log10(255.0 * 255 * expected.length / sum);
  }
}
