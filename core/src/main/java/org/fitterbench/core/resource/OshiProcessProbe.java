package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.software.os.OSProcess;

/**
 * Reads this process through OSHI. OSHI takes a while to start, so it does so at the first reading,
 * which the sampler takes before the window it measures.
 */
final class OshiProcessProbe implements Probe<ProcessReading> {
  private @Nullable OSProcess process;
  private @Nullable CentralProcessor processor;

  @Override
  public synchronized ProcessReading read() {
    try {
      OSProcess self = process();
      if (!self.updateAttributes()) {
        return ProcessReading.absent("OSHI finds no process " + self.getProcessID());
      }
      return new ProcessReading(
          Reading.of((double) (self.getUserTime() + self.getKernelTime())),
          Reading.of((double) self.getResidentSetSize()),
          Reading.of(self.getThreadCount()),
          systemLoad());
    } catch (RuntimeException | LinkageError e) {
      // OSHI reaches into native libraries that a stripped-down system may lack.
      return ProcessReading.absent("OSHI failed: " + e);
    }
  }

  private OSProcess process() {
    if (process == null) {
      SystemInfo system = new SystemInfo();
      processor = system.getHardware().getProcessor();
      process = system.getOperatingSystem().getCurrentProcess();
    }
    return process;
  }

  private Reading systemLoad() {
    double load = processor == null ? -1 : processor.getSystemLoadAverage(1)[0];
    return load < 0
        ? Reading.absent("this operating system keeps no load average")
        : Reading.of(load);
  }
}
