package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;

/** A machine whose speed is a formula and whose time passes as the formula says. */
final class FakeMachine implements TrialRunner, MonotonicClock {
  private static final long OVERHEAD_NANOS = 150_000_000;
  private static final long CHECK_NANOS = 100_000_000;

  private final ToDoubleFunction<SegmentationSettings> speed;
  private final ToDoubleFunction<SegmentationSettings> agreement;
  private final Random random = new Random(7);
  private double noise = 0.01;
  private double slowerEachSecond;
  private long nanos = 123_456_789;
  final List<Candidate> runs = new ArrayList<>();

  /**
   * @param speed frames a second; 0 for settings that cannot be run
   * @param agreement of masks, 0 to 1
   */
  FakeMachine(
      ToDoubleFunction<SegmentationSettings> speed,
      ToDoubleFunction<SegmentationSettings> agreement) {
    this.speed = speed;
    this.agreement = agreement;
  }

  FakeMachine(ToDoubleFunction<SegmentationSettings> speed) {
    this(speed, _ -> 1);
  }

  FakeMachine withNoise(double share) {
    noise = share;
    return this;
  }

  FakeMachine slowing(double shareEachSecond) {
    slowerEachSecond = shareEachSecond;
    return this;
  }

  @Override
  public double agreement(Candidate candidate) {
    nanos += CHECK_NANOS;
    return agreement.applyAsDouble(candidate.settings());
  }

  @Override
  public Trial run(Candidate candidate, int frames) {
    double base = speed.applyAsDouble(candidate.settings());
    if (base == 0) {
      throw new UserInputException("no memory for it", "take less");
    }
    runs.add(candidate);
    double drift = 1 / (1 + slowerEachSecond * nanos / 1e9);
    double rate = base * drift * (1 + noise * random.nextGaussian());
    nanos += OVERHEAD_NANOS + Math.round(frames * 1e9 / rate);
    return new Trial(rate, List.of(new StageCost("encode", 1, 900 / rate, 0.9)));
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
