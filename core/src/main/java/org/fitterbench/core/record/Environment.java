package org.fitterbench.core.record;

import java.util.List;

/**
 * The machine and the JVM that a run was measured on.
 *
 * @param cpuModel as the CPU names itself
 * @param physicalCores physical cores
 * @param logicalCores logical cores that the JVM may use
 * @param caches sizes in bytes, for example "L1d 48 KiB", largest level last
 * @param memoryBytes physical memory
 * @param containerLimits limits of the container (CPU quota, memory), empty when there are none
 * @param cpuFrequencyHertz highest frequency that the CPU states
 * @param cpuGovernor frequency governor
 * @param os name, version and architecture
 * @param jvm name, version and vendor
 * @param jvmFlags flags of the measured JVMs
 * @param gpus names of the NVIDIA GPUs, empty when there is none
 * @param commit commit of the code measured, "unknown" outside a repository; with "-dirty" when
 *     changed
 * @param loadBefore one-minute load average before the run
 */
public record Environment(
    String cpuModel,
    int physicalCores,
    int logicalCores,
    List<String> caches,
    long memoryBytes,
    List<String> containerLimits,
    Reading cpuFrequencyHertz,
    TextReading cpuGovernor,
    String os,
    String jvm,
    List<String> jvmFlags,
    List<String> gpus,
    String commit,
    Reading loadBefore) {
  public Environment {
    caches = List.copyOf(caches);
    containerLimits = List.copyOf(containerLimits);
    jvmFlags = List.copyOf(jvmFlags);
    gpus = List.copyOf(gpus);
  }
}
