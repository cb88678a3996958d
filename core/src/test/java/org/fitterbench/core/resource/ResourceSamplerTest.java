package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceSamplerTest {
  private static final Duration NEVER_WITHIN_A_TEST = Duration.ofHours(1);

  @TempDir Path noProcessFolder;

  private final AtomicLong clock = new AtomicLong();
  private final AtomicReference<ProcessReading> process = new AtomicReference<>(process(0, 100));
  private final AtomicReference<JvmReading> jvm = new AtomicReference<>(jvm(1000, 1, 5));
  private final AtomicReference<Reading> energy = new AtomicReference<>(Reading.of(3));
  private final AtomicReference<GpuReading> gpu =
      new AtomicReference<>(new GpuReading(Reading.of(10), Reading.of(20)));

  @Test
  void aShortWindowHasItsStartAndItsEnd() {
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      sampler.start();
      clock.set(1_000_000_000);
      process.set(process(1500, 90));
      jvm.set(jvm(800, 4, 25));
      energy.set(Reading.of(13));
      gpu.set(new GpuReading(Reading.of(4), Reading.of(60)));
      ResourceWindow window = sampler.stop();

      assertEquals(2, window.samples());
      assertEquals(1_000_000_000, window.elapsedNanos());
      assertEquals(Reading.of(150), window.cpuPercent());
      assertEquals(Reading.of(100), window.peakRssBytes());
      assertEquals(Reading.of(3), window.gcCount());
      assertEquals(Reading.of(20), window.gcTimeMillis());
      assertEquals(Reading.of(10), window.energyJoules());
      assertEquals(Reading.of(10), window.peakGpuMemoryBytes());
      assertEquals(Reading.of(40), window.gpuUtilizationPercent());
      assertEquals(Reading.of(2 + 3), window.peakOffHeapBytes());
    }
  }

  @Test
  void whatIsPerOperationIsDividedAndPeaksAreNot() {
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      sampler.start();
      clock.set(1_000_000_000);
      energy.set(Reading.of(13));
      ResourceUsage usage = sampler.stop().usage(4);

      assertEquals(Reading.of(2.5), usage.energyJoulesPerOperation());
      assertEquals(Reading.of(100), usage.peakRssBytes());
    }
  }

  @Test
  void aPeakBetweenStartAndEndIsSeen() throws InterruptedException {
    CountDownLatch sampled = new CountDownLatch(3);
    ResourceProbes probes = probes();
    ResourceProbes counting =
        new ResourceProbes(
            probes.nanoClock(),
            () -> {
              sampled.countDown();
              return probes.process().read();
            },
            probes.jvm(),
            probes.energyJoules(),
            probes.gpu(),
            probes.processFolder());
    try (ResourceSampler sampler = new ResourceSampler(counting, Duration.ofMillis(1))) {
      process.set(process(0, 5000));
      sampler.start();
      assertTrue(sampled.await(60, TimeUnit.SECONDS));
      process.set(process(0, 1));
      ResourceWindow window = sampler.stop();

      assertEquals(Reading.of(5000), window.peakRssBytes());
      assertTrue(window.samples() >= 2);
    }
  }

  @Test
  void whatCannotBeReadIsAbsentWithItsReason() {
    energy.set(Reading.absent("no counters"));
    process.set(ProcessReading.absent("no OSHI"));
    gpu.set(GpuReading.absent("no GPU"));
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      sampler.start();
      clock.set(1_000_000_000);
      ResourceUsage usage = sampler.stop().usage(1);

      assertEquals(Reading.absent("no counters"), usage.energyJoulesPerOperation());
      assertEquals(Reading.absent("no OSHI"), usage.cpuPercent());
      assertEquals(Reading.absent("no OSHI"), usage.peakRssBytes());
      assertEquals(Reading.absent("no GPU"), usage.peakGpuMemoryBytes());
      assertEquals(Reading.absent("no GPU"), usage.gpuUtilizationPercent());
    }
  }

  @Test
  void cpuUseOfAWindowShorterThanTheClocksStepsIsAbsent() {
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      sampler.start();
      clock.set(30_000_000);
      process.set(process(10, 100));

      assertEquals(
          Reading.absent("30 ms are too short: CPU time is counted in steps of 10 ms"),
          sampler.stop().cpuPercent());
    }
  }

  @Test
  void oneWindowFollowsAnotherAndForgetsIt() {
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      process.set(process(0, 9000));
      sampler.start();
      sampler.stop();
      process.set(process(0, 70));
      sampler.start();

      assertEquals(Reading.of(70), sampler.stop().peakRssBytes());
    }
  }

  @Test
  void startingTwiceAndStoppingWithoutAStartAreBugs() {
    try (ResourceSampler sampler = sampler(NEVER_WITHIN_A_TEST)) {
      assertThrows(IllegalStateException.class, sampler::stop);
      sampler.start();
      assertThrows(IllegalStateException.class, sampler::start);
    }
  }

  @Test
  void aProbeThatFailsIsNotPassedOverInSilence() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    ResourceProbes probes = probes();
    Thread caller = Thread.currentThread();
    ResourceProbes failing =
        new ResourceProbes(
            probes.nanoClock(),
            () -> {
              if (Thread.currentThread().threadId() != caller.threadId()) {
                failed.countDown();
                throw new ArithmeticException("a bug");
              }
              return probes.process().read();
            },
            probes.jvm(),
            probes.energyJoules(),
            probes.gpu(),
            probes.processFolder());
    try (ResourceSampler sampler = new ResourceSampler(failing, Duration.ofMillis(1))) {
      sampler.start();
      assertTrue(failed.await(60, TimeUnit.SECONDS));

      // The task is marked as failed a moment after the probe threw.
      IllegalStateException failure = null;
      while (failure == null) {
        try {
          sampler.stop();
          sampler.start();
        } catch (IllegalStateException e) {
          failure = e;
        }
      }
      assertInstanceOf(ArithmeticException.class, failure.getCause());
    }
  }

  private ResourceSampler sampler(Duration interval) {
    return new ResourceSampler(probes(), interval);
  }

  private ResourceProbes probes() {
    return new ResourceProbes(
        clock::get, process::get, jvm::get, energy::get, gpu::get, noProcessFolder);
  }

  private static ProcessReading process(double cpuMillis, double rssBytes) {
    return new ProcessReading(
        Reading.of(cpuMillis), Reading.of(rssBytes), Reading.of(7), Reading.of(0.5));
  }

  private static JvmReading jvm(double heapBytes, double gcCount, double gcMillis) {
    return new JvmReading(
        Reading.of(heapBytes),
        Reading.of(2 * heapBytes),
        Reading.of(2),
        Reading.of(3),
        Reading.of(gcCount),
        Reading.of(gcMillis));
  }
}
