package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;
import org.jspecify.annotations.Nullable;

/** Adds up the samples of one window. Used by one thread at a time. */
final class WindowAccumulator {
  /** Operating systems count CPU time in steps of 10 ms; below ten of them the share is a guess. */
  private static final long SHORTEST_CPU_NANOS = 100_000_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final ResourceSnapshot first;
  private final Peak rss = new Peak();
  private final Peak threads = new Peak();
  private final Average load = new Average();
  private final Peak heapUsed = new Peak();
  private final Peak heapCommitted = new Peak();
  private final Peak direct = new Peak();
  private final Peak mapped = new Peak();
  private final Peak offHeap = new Peak();
  private final Peak gpuMemory = new Peak();
  private final Average gpuUtilization = new Average();
  private @Nullable Reading allocatedAtStart;
  private int samples;

  WindowAccumulator(ResourceSnapshot first) {
    this.first = first;
    add(first);
  }

  void add(ResourceSnapshot snapshot) {
    samples++;
    rss.add(snapshot.process().rssBytes());
    threads.add(snapshot.process().threads());
    load.add(snapshot.process().systemLoad());
    heapUsed.add(snapshot.jvm().heapUsedBytes());
    heapCommitted.add(snapshot.jvm().heapCommittedBytes());
    direct.add(snapshot.jvm().directBytes());
    mapped.add(snapshot.jvm().mappedBytes());
    offHeap.add(sum(snapshot.jvm().directBytes(), snapshot.jvm().mappedBytes()));
  }

  void addGpu(GpuReading reading) {
    gpuMemory.add(reading.memoryBytes());
    gpuUtilization.add(reading.utilizationPercent());
  }

  /** A peak of the resident set that samples may have missed. */
  void addRssPeak(Reading bytes) {
    rss.add(bytes);
  }

  /** A peak of the heap that samples may have missed. */
  void addHeapPeak(Reading usedBytes, Reading committedBytes) {
    heapUsed.add(usedBytes);
    heapCommitted.add(committedBytes);
  }

  void setAllocatedAtStart(Reading bytes) {
    allocatedAtStart = bytes;
  }

  ResourceWindow finish(ResourceSnapshot last, Reading allocatedAtEnd) {
    add(last);
    long elapsedNanos = last.nanoTime() - first.nanoTime();
    return new ResourceWindow(
        elapsedNanos,
        samples,
        cpuPercent(last, elapsedNanos),
        rss.reading(),
        threads.reading(),
        load.reading(),
        heapUsed.reading(),
        heapCommitted.reading(),
        direct.reading(),
        mapped.reading(),
        offHeap.reading(),
        allocatedAtStart == null
            ? Reading.absent("allocation was not read at the start")
            : Difference.of(allocatedAtStart, allocatedAtEnd),
        Difference.of(first.jvm().gcCount(), last.jvm().gcCount()),
        Difference.of(first.jvm().gcTimeMillis(), last.jvm().gcTimeMillis()),
        gpuMemory.reading(),
        gpuUtilization.reading(),
        Difference.of(first.energyJoules(), last.energyJoules()));
  }

  private Reading cpuPercent(ResourceSnapshot last, long elapsedNanos) {
    return switch (Difference.of(first.process().cpuMillis(), last.process().cpuMillis())) {
      case Reading.Measured(double millis) ->
          elapsedNanos < SHORTEST_CPU_NANOS
              ? Reading.absent(
                  "%.0f ms are too short: CPU time is counted in steps of 10 ms"
                      .formatted(elapsedNanos / NANOS_PER_MILLI))
              : Reading.of(100 * millis * NANOS_PER_MILLI / elapsedNanos);
      case Reading.Absent absent -> absent;
    };
  }

  private static Reading sum(Reading one, Reading other) {
    return switch (one) {
      case Reading.Measured(double first) ->
          switch (other) {
            case Reading.Measured(double second) -> Reading.of(first + second);
            case Reading.Absent absent -> absent;
          };
      case Reading.Absent absent -> absent;
    };
  }
}
