package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/**
 * What the driver says about the machine's GPUs. The figures are of the whole device, other
 * processes among them.
 *
 * @param memoryBytes memory in use, summed over the GPUs
 * @param utilizationPercent share of the last moment in which the busiest GPU ran a kernel
 */
public record GpuReading(Reading memoryBytes, Reading utilizationPercent) {
  /** Nothing could be read, for one reason. */
  public static GpuReading absent(String reason) {
    return new GpuReading(Reading.absent(reason), Reading.absent(reason));
  }
}
