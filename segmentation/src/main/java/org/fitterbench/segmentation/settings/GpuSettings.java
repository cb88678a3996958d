package org.fitterbench.segmentation.settings;

import java.util.OptionalDouble;

/**
 * How the network computes, and what it may take of a GPU.
 *
 * @param precision with which numbers; the only one of these settings that means something on the
 *     CPU as well
 * @param maxVramUsage share of the GPU's memory that may be used
 * @param memoryFraction share of the GPU's memory that is set aside at the start; empty for as much
 *     as is needed
 * @param cudnnBenchmark whether cuDNN times its convolutions at the start and takes the fastest
 * @param cudnnDeterministic whether cuDNN takes only convolutions that repeat to the last bit
 * @param allowTf32 whether single precision products may be rounded to 10 bits of fraction
 */
public record GpuSettings(
    PrecisionMode precision,
    double maxVramUsage,
    OptionalDouble memoryFraction,
    boolean cudnnBenchmark,
    boolean cudnnDeterministic,
    boolean allowTf32) {
  public GpuSettings {
    SettingKey.MAX_VRAM_USAGE.require(maxVramUsage);
    memoryFraction.ifPresent(SettingKey.MEMORY_FRACTION::require);
  }

  public GpuSettings withPrecision(PrecisionMode other) {
    return new GpuSettings(
        other, maxVramUsage, memoryFraction, cudnnBenchmark, cudnnDeterministic, allowTf32);
  }
}
