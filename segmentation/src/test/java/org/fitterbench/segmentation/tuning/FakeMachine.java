package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;

/** A machine whose speed is a formula and whose time passes as the formula says. */
final class FakeMachine implements TrialRunner, MonotonicClock {
  private static final long OVERHEAD_NANOS = 250_000_000;
  private static final long FIRST_RUN_NANOS = 400_000_000;
  private static final long CHECK_NANOS = 100_000_000;
  private static final double LEAST_FRAMES = 8;

  private final ToDoubleFunction<SegmentationSettings> speed;
  private final Random random;
  private final Set<Candidate> known = new HashSet<>();
  private ToDoubleFunction<SegmentationSettings> agreement = _ -> 1;
  private Function<SegmentationSettings, Object> sameness = settings -> settings;
  private DoubleUnaryOperator shareAtSecond = _ -> 1;
  private double noise = 0.02;
  private long stopNanos = Long.MAX_VALUE;
  private long coldNanos;
  private long nanos;
  final List<Candidate> runs = new ArrayList<>();

  /**
   * @param speed frames a second; 0 for settings that cannot be run
   */
  FakeMachine(ToDoubleFunction<SegmentationSettings> speed, long seed) {
    this.speed = speed;
    random = new Random(seed);
  }

  FakeMachine(ToDoubleFunction<SegmentationSettings> speed) {
    this(speed, 7);
  }

  FakeMachine withAgreement(ToDoubleFunction<SegmentationSettings> ofMasks) {
    agreement = ofMasks;
    return this;
  }

  FakeMachine withSameness(Function<SegmentationSettings, Object> whatMatters) {
    sameness = whatMatters;
    return this;
  }

  FakeMachine withNoise(double share) {
    noise = share;
    return this;
  }

  /** The share of its speed that the machine has at a second. */
  FakeMachine withSpeedAt(DoubleUnaryOperator share) {
    shareAtSecond = share;
    return this;
  }

  /** Seconds that the very first run takes besides. */
  FakeMachine startingAfter(double seconds) {
    coldNanos = Math.round(seconds * 1e9);
    return this;
  }

  /** Somebody asks for an end at a second. */
  FakeMachine stoppedAt(double second) {
    stopNanos = Math.round(second * 1e9);
    return this;
  }

  @Override
  public Object sameness(Candidate candidate) {
    return sameness.apply(candidate.settings());
  }

  @Override
  public double agreement(Candidate candidate) {
    nanos += CHECK_NANOS;
    return agreement.applyAsDouble(candidate.settings());
  }

  @Override
  public Optional<Trial> run(Candidate candidate, Duration window) {
    double base = speed.applyAsDouble(candidate.settings());
    if (base == 0) {
      throw new UserInputException("no memory for it", "take less");
    }
    nanos += coldNanos;
    coldNanos = 0;
    nanos += OVERHEAD_NANOS + (known.add(candidate) ? FIRST_RUN_NANOS : 0);
    double rate =
        base * shareAtSecond.applyAsDouble(nanos / 1e9) * Math.exp(noise * random.nextGaussian());
    nanos += Math.max(window.toNanos(), Math.round(LEAST_FRAMES * 1e9 / rate));
    if (nanos >= stopNanos) {
      return Optional.empty();
    }
    runs.add(candidate);
    return Optional.of(
        new Trial(
            rate,
            List.of(new StageCost("encode", 1, 900 / rate, 0.9)),
            OptionalDouble.of(1500 / rate)));
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
