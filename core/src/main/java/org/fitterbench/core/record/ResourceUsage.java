package org.fitterbench.core.record;

/**
 * What a benchmark used beside time. Peaks and rates are over its measured iterations.
 *
 * @param allocatedBytesPerOperation heap allocation of one operation
 * @param peakHeapBytes largest used heap
 * @param peakOffHeapBytes largest size of direct and mapped buffers
 * @param peakRssBytes largest resident set of the process
 * @param peakGpuMemoryBytes largest GPU memory in use
 * @param gpuUtilizationPercent mean GPU utilisation
 * @param cpuPercent mean CPU use of the process, 100 for one core fully used
 * @param gcCount garbage collections
 * @param gcTimeMillis time in garbage collection
 * @param energyJoulesPerOperation energy of the CPU package for one operation
 */
public record ResourceUsage(
    Reading allocatedBytesPerOperation,
    Reading peakHeapBytes,
    Reading peakOffHeapBytes,
    Reading peakRssBytes,
    Reading peakGpuMemoryBytes,
    Reading gpuUtilizationPercent,
    Reading cpuPercent,
    Reading gcCount,
    Reading gcTimeMillis,
    Reading energyJoulesPerOperation) {
  /** Nothing was read, for one reason. */
  public static ResourceUsage absent(String reason) {
    Reading none = Reading.absent(reason);
    return new ResourceUsage(none, none, none, none, none, none, none, none, none, none);
  }
}
