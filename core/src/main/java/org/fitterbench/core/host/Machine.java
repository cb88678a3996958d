package org.fitterbench.core.host;

import java.util.List;
import org.fitterbench.core.record.Reading;

/**
 * What the operating system says about the machine.
 *
 * @param cpuModel as the CPU names itself
 * @param physicalCores physical cores
 * @param logicalCores logical cores that the JVM may use
 * @param cpuFrequencyHertz highest frequency that the CPU states
 * @param caches for example "L1d 48 KiB", largest level last
 * @param memoryBytes physical memory
 * @param availableMemoryBytes memory that programs could still take without swapping
 * @param usableDiskBytes free disk space where results are written
 * @param os name, version and architecture
 * @param load one-minute load average
 * @param power where its power comes from
 */
public record Machine(
    String cpuModel,
    int physicalCores,
    int logicalCores,
    Reading cpuFrequencyHertz,
    List<String> caches,
    long memoryBytes,
    long availableMemoryBytes,
    Reading usableDiskBytes,
    String os,
    Reading load,
    Power power) {
  public Machine {
    caches = List.copyOf(caches);
    if (physicalCores < 1 || logicalCores < 1) {
      throw new IllegalArgumentException(
          "Cores: %d physical, %d logical".formatted(physicalCores, logicalCores));
    }
  }

  /** Where a machine's power comes from. */
  public enum Power {
    NO_BATTERY,
    MAINS,
    BATTERY
  }
}
