package org.fitterbench.cli.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import org.fitterbench.core.trace.Ticker;

/**
 * How busy this process keeps the processors from a moment on, native threads included.
 *
 * @param startNanos when it began
 * @param usedNanos what the process had used until then
 */
record ProcessorTime(long startNanos, long usedNanos) {
  static ProcessorTime start() {
    return new ProcessorTime(Ticker.system().nanos(), used());
  }

  /** Share of all processors' time that this process used, 0 to 1; empty where nobody tells. */
  OptionalDouble share() {
    long now = used();
    double passed = (double) Ticker.system().nanos() - startNanos;
    return usedNanos < 0 || now < 0 || passed <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (now - usedNanos) / passed / Runtime.getRuntime().availableProcessors());
  }

  private static long used() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}
