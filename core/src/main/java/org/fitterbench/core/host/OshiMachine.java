package org.fitterbench.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.record.Reading;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.ProcessorCache;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.PowerSource;
import oshi.software.os.OperatingSystem;

/** Reads the machine through OSHI. */
final class OshiMachine {
  private OshiMachine() {}

  static Machine read(HostFiles files, Path folder) {
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    OperatingSystem os = system.getOperatingSystem();
    CentralProcessor processor = hardware.getProcessor();
    GlobalMemory memory = hardware.getMemory();
    long frequency = processor.getMaxFreq();
    double load = processor.getSystemLoadAverage(1)[0];
    List<String> caches = CpuCaches.read(files);
    return new Machine(
        processor.getProcessorIdentifier().getName().strip(),
        processor.getPhysicalProcessorCount(),
        Runtime.getRuntime().availableProcessors(),
        frequency > 0
            ? Reading.of((double) frequency)
            : Reading.absent("the CPU does not state its frequency"),
        caches.isEmpty() ? oshiCaches(processor) : caches,
        memory.getTotal(),
        memory.getAvailable(),
        usableDisk(folder),
        "%s %s, %s".formatted(os.getFamily(), os.getVersionInfo(), System.getProperty("os.arch")),
        load < 0 ? Reading.absent("this operating system keeps no load average") : Reading.of(load),
        power(hardware.getPowerSources()));
  }

  private static List<String> oshiCaches(CentralProcessor processor) {
    return processor.getProcessorCaches().stream()
        .sorted(Comparator.comparingInt(ProcessorCache::getLevel))
        .map(cache ->
            CpuCaches.describe(cache.getLevel(), cache.getType().toString(), cache.getCacheSize()))
        .toList();
  }

  private static Reading usableDisk(Path folder) {
    try {
      return Reading.of((double) Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return Reading.absent("the free space of " + folder + " cannot be read: " + e.getMessage());
    }
  }

  private static Machine.Power power(List<PowerSource> sources) {
    if (sources.isEmpty()) {
      return Machine.Power.NO_BATTERY;
    }
    return sources.stream().anyMatch(PowerSource::isDischarging)
        ? Machine.Power.BATTERY
        : Machine.Power.MAINS;
  }
}
