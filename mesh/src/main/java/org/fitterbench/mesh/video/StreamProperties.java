package org.fitterbench.mesh.video;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;

/** Reads {@link VideoProperties} from what FFmpeg found in a file. */
final class StreamProperties {
  private static final FrameRate UNKNOWN_RATE = FrameRate.of(25);

  private final AVStream stream;
  private final AVCodecParameters parameters;
  private final List<Finding> findings = new ArrayList<>();

  private StreamProperties(AVStream stream) {
    this.stream = stream;
    parameters = stream.codecpar();
  }

  static VideoProperties of(Demuxer file, AVStream stream) {
    return new StreamProperties(stream).read(file);
  }

  private VideoProperties read(Demuxer file) {
    FrameRate rate = rate(file.context());
    OptionalDouble duration = duration(file.context());
    return new VideoProperties(
        avcodec.avcodec_get_name(parameters.codec_id()).getString(),
        parameters.width(),
        parameters.height(),
        rotation(),
        sampleAspect(file.context()),
        rate,
        new TimeBase(stream.time_base().num(), stream.time_base().den()),
        duration,
        frames(duration, rate),
        ColourTags.colours(
            parameters.color_space(),
            parameters.color_range(),
            parameters.format(),
            parameters.height()),
        ColourTags.signal(parameters.color_primaries(), parameters.color_trc()),
        file.hasAudio(),
        StreamSideData.stereo(parameters),
        findings);
  }

  private FrameRate rate(AVFormatContext context) {
    return fraction(stream.avg_frame_rate())
        .or(() -> fraction(avformat.av_guess_frame_rate(context, stream, (AVFrame) null)))
        .orElse(UNKNOWN_RATE);
  }

  private static Optional<FrameRate> fraction(AVRational rate) {
    boolean usable =
        rate.num() > 0 && rate.den() > 0 && rate.num() <= (long) FrameRate.MAXIMUM * rate.den();
    return usable ? Optional.of(new FrameRate(rate.num(), rate.den())) : Optional.empty();
  }

  private OptionalDouble duration(AVFormatContext context) {
    if (stream.duration() > 0) {
      AVRational unit = stream.time_base();
      return OptionalDouble.of((double) stream.duration() * unit.num() / unit.den());
    }
    return context.duration() > 0
        ? OptionalDouble.of((double) context.duration() / avutil.AV_TIME_BASE)
        : OptionalDouble.empty();
  }

  private OptionalLong frames(OptionalDouble duration, FrameRate rate) {
    if (stream.nb_frames() > 0) {
      return OptionalLong.of(stream.nb_frames());
    }
    return duration.isPresent()
        ? OptionalLong.of(
            Math.round(duration.getAsDouble() * rate.numerator() / rate.denominator()))
        : OptionalLong.empty();
  }

  private AspectRatio sampleAspect(AVFormatContext context) {
    AVRational ratio = avformat.av_guess_sample_aspect_ratio(context, stream, null);
    return ratio.num() > 0 && ratio.den() > 0
        ? new AspectRatio(ratio.num(), ratio.den())
        : AspectRatio.SQUARE;
  }

  /** Turned as the upper left 2 x 2 of the display matrix says (ISO/IEC 14496-12, 6.2.2). */
  private Rotation rotation() {
    IntBuffer values = StreamSideData.displayMatrix(parameters);
    if (values == null) {
      return Rotation.NONE;
    }
    double a = values.get(0);
    double b = values.get(1);
    double c = values.get(3);
    double d = values.get(4);
    if (a * d - b * c < 0) {
      findings.add(
          new Finding(
              "video-mirrored",
              Severity.WARNING,
              "the file says that players show it mirrored, which is not done here",
              "mirror the pictures before if it matters"));
    }
    double degrees = Math.toDegrees(Math.atan2(b, a));
    Rotation rotation = Rotation.nearest(degrees);
    if (Math.abs(Math.IEEEremainder(degrees - rotation.degrees(), 360)) > 0.5) {
      findings.add(
          new Finding(
              "video-rotation-rounded",
              Severity.WARNING,
              "the file says that it is turned by "
                  + Math.round(degrees)
                  + " degrees, which is taken as "
                  + rotation.degrees(),
              "turn it by a quarter, a half or three quarters"));
    }
    return rotation;
  }
}
