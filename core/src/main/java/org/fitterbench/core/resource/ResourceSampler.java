package org.fitterbench.core.resource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fitterbench.core.record.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Watches what the process uses while something runs, on daemon threads of its own.
 *
 * <pre>{@code
 * try (var sampler = ResourceSampler.ofThisProcess()) {
 *   sampler.start();
 *   …
 *   ResourceUsage usage = sampler.stop().usage(operations);
 * }
 * }</pre>
 *
 * A sampler measures one window after another. The first start takes longest, since it loads what
 * reads the figures; all of that happens before the window begins. Start and stop are called by one
 * thread.
 */
public final class ResourceSampler implements AutoCloseable {
  /** The time between two samples unless another is asked for. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(200);

  private final ResourceProbes probes;
  private final Duration interval;
  private final Set<Long> samplingThreads = ConcurrentHashMap.newKeySet();
  private final AllocationProbe allocation =
      new AllocationProbe(() -> samplingThreads.stream().mapToLong(Long::longValue).toArray());
  private final CollectedHeapPeak collectedHeapPeak = new CollectedHeapPeak();
  private final RssHighWater rssHighWater;
  private final ScheduledExecutorService threads;
  private @Nullable Window window;
  private boolean loaded;
  private boolean closed;

  /**
   * @param probes what it reads
   * @param interval time between two samples, positive
   */
  public ResourceSampler(ResourceProbes probes, Duration interval) {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("A sampling interval is positive: " + interval);
    }
    this.probes = probes;
    this.interval = interval;
    this.rssHighWater = new RssHighWater(probes.processFolder());
    this.threads = Executors.newScheduledThreadPool(2, this::newThread);
  }

  /** A sampler of the process that calls, at the default interval. */
  public static ResourceSampler ofThisProcess() {
    return new ResourceSampler(ResourceProbes.ofThisProcess(), DEFAULT_INTERVAL);
  }

  /** The figures of this moment. */
  public ResourceSnapshot snapshot() {
    return probes.snapshot();
  }

  /**
   * Begins a window.
   *
   * @throws IllegalStateException when one has begun already
   */
  public void start() {
    if (window != null) {
      throw new IllegalStateException("The sampler has already started");
    }
    if (!loaded) {
      // Whatever a first reading has to load is loaded before the window.
      probes.snapshot();
      loaded = true;
    }
    GpuReading gpu = probes.gpu().read();
    collectedHeapPeak.reset();
    rssHighWater.reset();
    WindowAccumulator accumulator = new WindowAccumulator(probes.snapshot());
    accumulator.addGpu(gpu);
    window =
        new Window(
            accumulator,
            List.of(repeat(() -> addSample(accumulator)), repeat(() -> addGpuSample(accumulator))));
    // Last, as it is read first at the end: what start and stop allocate does not count.
    accumulator.setAllocatedAtStart(allocation.read());
  }

  /**
   * Ends the window and says what was used in it.
   *
   * @throws IllegalStateException when none has begun
   */
  public ResourceWindow stop() {
    if (window == null) {
      throw new IllegalStateException("The sampler has not started");
    }
    Reading allocatedAtEnd = allocation.read();
    ResourceSnapshot last = probes.snapshot();
    Window ended = window;
    window = null;
    ended.tasks.forEach(ResourceSampler::end);
    GpuReading gpu = probes.gpu().read();
    WindowAccumulator accumulator = ended.accumulator;
    synchronized (accumulator) {
      accumulator.addGpu(gpu);
      accumulator.addRssPeak(rssHighWater.read());
      accumulator.addHeapPeak(collectedHeapPeak.used(), collectedHeapPeak.committed());
      return accumulator.finish(last, allocatedAtEnd);
    }
  }

  /** Ends the sampler's threads; a window that has not been stopped is forgotten. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      threads.shutdownNow();
      collectedHeapPeak.close();
    }
  }

  private void addSample(WindowAccumulator accumulator) {
    ResourceSnapshot snapshot = probes.snapshot();
    synchronized (accumulator) {
      accumulator.add(snapshot);
    }
  }

  private void addGpuSample(WindowAccumulator accumulator) {
    GpuReading gpu = probes.gpu().read();
    synchronized (accumulator) {
      accumulator.addGpu(gpu);
    }
  }

  private Future<?> repeat(Runnable sample) {
    return threads.scheduleWithFixedDelay(
        sample, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends a repeated task; one that failed by itself says so here rather than nowhere. */
  private static void end(Future<?> task) {
    if (task.isDone()) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Sampling failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    task.cancel(false);
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "resource-sampler");
    thread.setDaemon(true);
    samplingThreads.add(thread.threadId());
    return thread;
  }

  private record Window(WindowAccumulator accumulator, List<Future<?>> tasks) {}
}
