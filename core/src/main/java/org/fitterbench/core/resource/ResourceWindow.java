package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.ResourceUsage;

/**
 * What was used between the start and the stop of a sampler.
 *
 * @param elapsedNanos length of the window
 * @param samples moments at which the figures were read, at least the start and the end
 * @param cpuPercent mean CPU use of the process, 100 for one core fully used
 * @param peakRssBytes largest resident set of the process
 * @param peakThreads most threads of the process
 * @param systemLoad mean of the one-minute load average of the machine
 * @param peakHeapUsedBytes largest heap in use, garbage not yet collected among it
 * @param peakHeapCommittedBytes largest heap that the JVM had reserved
 * @param peakDirectBytes largest size of direct buffers
 * @param peakMappedBytes largest size of memory-mapped files
 * @param peakOffHeapBytes largest size of both together
 * @param allocatedBytes heap allocation of all threads but the sampler's own
 * @param gcCount garbage collections
 * @param gcTimeMillis time in garbage collection, concurrent phases among it
 * @param peakGpuMemoryBytes largest GPU memory in use on the machine
 * @param gpuUtilizationPercent mean utilisation of the busiest GPU
 * @param energyJoules energy of all CPU packages, other processes' share among it
 */
public record ResourceWindow(
    long elapsedNanos,
    int samples,
    Reading cpuPercent,
    Reading peakRssBytes,
    Reading peakThreads,
    Reading systemLoad,
    Reading peakHeapUsedBytes,
    Reading peakHeapCommittedBytes,
    Reading peakDirectBytes,
    Reading peakMappedBytes,
    Reading peakOffHeapBytes,
    Reading allocatedBytes,
    Reading gcCount,
    Reading gcTimeMillis,
    Reading peakGpuMemoryBytes,
    Reading gpuUtilizationPercent,
    Reading energyJoules) {
  /**
   * The usage for the run record.
   *
   * @param operations how often the benchmarked operation ran in the window, all threads together
   */
  public ResourceUsage usage(long operations) {
    if (operations < 1) {
      throw new IllegalArgumentException("Operations: " + operations);
    }
    return new ResourceUsage(
        perOperation(allocatedBytes, operations),
        peakHeapUsedBytes,
        peakOffHeapBytes,
        peakRssBytes,
        peakGpuMemoryBytes,
        gpuUtilizationPercent,
        cpuPercent,
        gcCount,
        gcTimeMillis,
        perOperation(energyJoules, operations));
  }

  private static Reading perOperation(Reading total, long operations) {
    return switch (total) {
      case Reading.Measured(double value) -> Reading.of(value / operations);
      case Reading.Absent absent -> absent;
    };
  }
}
