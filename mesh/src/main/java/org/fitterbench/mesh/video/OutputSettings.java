package org.fitterbench.mesh.video;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a video is written with from frames that are in YUV already. Where a side is odd, the video
 * has one more column or row, which repeats the last.
 *
 * @param width columns of each frame, 1 to 16384
 * @param height rows of each frame, 1 to 16384
 * @param timeBase what the times of the frames are counted in
 * @param rate frames a second on average: key frames and rate control go by it, times do not
 * @param colours how the samples become colours, the same for every frame
 * @param signal what else to say of the colours
 * @param rotation how players are to turn the picture upright
 * @param sampleAspect the shape of a sample
 * @param stereo how the views of two eyes are packed; empty to say nothing
 * @param rateControl what stays constant
 * @param threads how many encode parts of one frame at the same time, 1 to 16
 * @param source the video whose sound is copied, and its projection when the frames have its size;
 *     empty for a video without
 */
public record OutputSettings(
    int width,
    int height,
    TimeBase timeBase,
    FrameRate rate,
    ColourSpace colours,
    ColourSignal signal,
    Rotation rotation,
    AspectRatio sampleAspect,
    Optional<StereoPacking> stereo,
    RateControl rateControl,
    int threads,
    Optional<Path> source) {
  /** The quantiser that is fast and shows no loss at a glance. */
  public static final RateControl DEFAULT_RATE_CONTROL = new RateControl.Quantiser(26);

  /** The longest side. */
  static final int MAXIMUM_SIDE = 16_384;

  private static final int MAXIMUM_THREADS = 16;

  public OutputSettings {
    if (Math.min(width, height) < 1 || Math.max(width, height) > MAXIMUM_SIDE) {
      throw new IllegalArgumentException("No video of " + width + " x " + height + " pixels");
    }
    if (threads < 1 || threads > MAXIMUM_THREADS) {
      throw new IllegalArgumentException("Not with " + threads + " threads");
    }
  }

  /** A video of BT.709 in limited range without sound, encoded by one thread. */
  public static OutputSettings of(int width, int height, TimeBase timeBase, FrameRate rate) {
    return new OutputSettings(
        width,
        height,
        timeBase,
        rate,
        ColourSpace.BT709,
        ColourSignal.of(ColourSpace.Matrix.BT709),
        Rotation.NONE,
        AspectRatio.SQUARE,
        Optional.empty(),
        DEFAULT_RATE_CONTROL,
        1,
        Optional.empty());
  }

  /** A video like another one, shown like it and at its times, without sound. */
  public static OutputSettings like(VideoProperties video) {
    return new OutputSettings(
        video.width(),
        video.height(),
        video.timeBase(),
        video.rate(),
        video.colours(),
        video.signal(),
        video.rotation(),
        video.sampleAspect(),
        video.stereo(),
        DEFAULT_RATE_CONTROL,
        1,
        Optional.empty());
  }

  /** The same with frames of another size. */
  public OutputSettings withSize(int newWidth, int newHeight) {
    return with(draft -> {
      draft.width = newWidth;
      draft.height = newHeight;
    });
  }

  /** The same in other colours, with what usually goes with them. */
  public OutputSettings withColours(ColourSpace newColours) {
    return with(draft -> {
      draft.colours = newColours;
      draft.signal =
          newColours.matrix() == colours.matrix() ? signal : ColourSignal.of(newColours.matrix());
    });
  }

  /** The same, turned otherwise. */
  public OutputSettings withRotation(Rotation newRotation) {
    return with(draft -> draft.rotation = newRotation);
  }

  /** The same with the views of two eyes packed otherwise. */
  public OutputSettings withStereo(Optional<StereoPacking> newStereo) {
    return with(draft -> draft.stereo = newStereo);
  }

  /** The same, finer or coarser. */
  public OutputSettings withRateControl(RateControl newRateControl) {
    return with(draft -> draft.rateControl = newRateControl);
  }

  /** The same, encoded by several threads. */
  public OutputSettings withThreads(int newThreads) {
    return with(draft -> draft.threads = newThreads);
  }

  /** The same with the sound and the projection of a video. */
  public OutputSettings withSource(Path video) {
    return with(draft -> draft.source = Optional.of(video));
  }

  private OutputSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** What may be changed, while it is changed. */
  private static final class Draft {
    private final OutputSettings original;
    private int width;
    private int height;
    private ColourSpace colours;
    private ColourSignal signal;
    private Rotation rotation;
    private Optional<StereoPacking> stereo;
    private RateControl rateControl;
    private int threads;
    private Optional<Path> source;

    Draft(OutputSettings original) {
      this.original = original;
      width = original.width;
      height = original.height;
      colours = original.colours;
      signal = original.signal;
      rotation = original.rotation;
      stereo = original.stereo;
      rateControl = original.rateControl;
      threads = original.threads;
      source = original.source;
    }

    OutputSettings settings() {
      return new OutputSettings(
          width,
          height,
          original.timeBase,
          original.rate,
          colours,
          signal,
          rotation,
          original.sampleAspect,
          stereo,
          rateControl,
          threads,
          source);
    }
  }
}
