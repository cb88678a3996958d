package org.fitterbench.core.resource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;
import org.fitterbench.core.record.Reading;

/**
 * Reads NVIDIA's GPUs through {@code nvidia-smi}, the driver's own program. It runs at most once a
 * second; in between the last answer stands. When it fails at the first run it is not run again.
 */
final class NvidiaSmi implements Probe<GpuReading> {
  static final List<String> COMMAND =
      List.of(
          "nvidia-smi", "--query-gpu=memory.used,utilization.gpu", "--format=csv,noheader,nounits");

  private static final long LEAST_NANOS_BETWEEN_RUNS = Duration.ofSeconds(1).toNanos();
  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  private final ProgramRunner programs;
  private final LongSupplier nanoClock;
  private GpuReading last = GpuReading.absent("nvidia-smi has not run yet");
  private long lastNanos;
  private boolean ran;
  private boolean unusable;

  NvidiaSmi(ProgramRunner programs, LongSupplier nanoClock) {
    this.programs = programs;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized GpuReading read() {
    long now = nanoClock.getAsLong();
    if (unusable || (ran && now - lastNanos < LEAST_NANOS_BETWEEN_RUNS)) {
      return last;
    }
    last =
        switch (programs.run(COMMAND)) {
          case ProgramOutput.Printed(String text) -> parse(text);
          case ProgramOutput.Failed(String reason) -> {
            unusable = !ran;
            yield GpuReading.absent("no NVIDIA GPU can be read: " + reason);
          }
        };
    lastNanos = now;
    ran = true;
    return last;
  }

  /**
   * One line a GPU: memory in use in MiB, utilisation in percent; what it does not know in
   * brackets.
   */
  static GpuReading parse(String text) {
    List<Reading> memory = new ArrayList<>();
    List<Reading> utilization = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] fields = line.split(",", -1);
      if (fields.length != 2) {
        return GpuReading.absent("nvidia-smi printed an unknown line: " + line);
      }
      memory.add(number("memory.used", fields[0].strip()));
      utilization.add(number("utilization.gpu", fields[1].strip()));
    }
    if (memory.isEmpty()) {
      return GpuReading.absent("nvidia-smi lists no GPU");
    }
    return new GpuReading(
        combine(memory, values -> values.sum() * BYTES_PER_MEBIBYTE),
        combine(utilization, values -> values.max().orElseThrow()));
  }

  private static Reading number(String field, String text) {
    try {
      return Reading.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Reading.absent("nvidia-smi does not know " + field + ": " + text);
    }
  }

  /** A figure over all GPUs; absent when one GPU's is. */
  private static Reading combine(List<Reading> readings, ToDoubleFunction<DoubleStream> over) {
    double[] values = new double[readings.size()];
    for (int i = 0; i < values.length; i++) {
      switch (readings.get(i)) {
        case Reading.Measured(double value) -> values[i] = value;
        case Reading.Absent absent -> {
          return absent;
        }
      }
    }
    return Reading.of(over.applyAsDouble(Arrays.stream(values)));
  }
}
