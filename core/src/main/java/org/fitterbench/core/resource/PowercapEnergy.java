package org.fitterbench.core.resource;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.record.Reading;

/**
 * Reads the energy of the CPU packages from Linux's powercap interface (kernel documentation,
 * power/powercap): {@code intel-rapl:N/energy_uj} in microjoules, a counter that starts again at 0
 * after {@code max_energy_range_uj}. AMD's processors use the same folders. Only packages count:
 * their cores and graphics are inside them, and {@code psys} or {@code dram} are not in every
 * machine.
 */
final class PowercapEnergy implements Probe<Reading> {
  private final Path root;
  private final List<Domain> domains = new ArrayList<>();
  private String absence = "";

  /**
   * @param root the folder of the power zones, {@code /sys/class/powercap} on Linux
   */
  PowercapEnergy(Path root) {
    this.root = root;
    findPackages();
  }

  @Override
  public synchronized Reading read() {
    if (!absence.isEmpty()) {
      return Reading.absent(absence);
    }
    double joules = 0;
    for (Domain domain : domains) {
      try {
        joules += domain.joules();
      } catch (AccessDeniedException e) {
        return denied(domain.counter);
      } catch (IOException | NumberFormatException e) {
        return Reading.absent(domain.counter + " cannot be read: " + e.getMessage());
      }
    }
    return Reading.of(joules);
  }

  /** Since 2020 kernels let only root read the counter, which gives away what a CPU computes. */
  static Reading denied(Path counter) {
    return Reading.absent(
        counter + " may be read by root only; allow it with: sudo chmod a+r " + counter);
  }

  private void findPackages() {
    if (!Files.isDirectory(root)) {
      absence = "there is no " + root + ": no RAPL energy counters, as in most virtual machines";
      return;
    }
    try (Stream<Path> zones = Files.list(root)) {
      for (Path zone : zones.sorted().toList()) {
        if (zone.getFileName().toString().matches("intel-rapl:\\d+")
            && Files.readString(zone.resolve("name")).startsWith("package")) {
          domains.add(
              new Domain(
                  zone.resolve("energy_uj"), readNumber(zone.resolve("max_energy_range_uj"))));
        }
      }
    } catch (IOException | NumberFormatException e) {
      absence = root + " cannot be read: " + e.getMessage();
      return;
    }
    if (domains.isEmpty()) {
      absence = root + " names no CPU package: the RAPL driver is not loaded";
    }
  }

  private static long readNumber(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  /** One CPU package's counter, made one that never starts again. */
  private static final class Domain {
    private final Path counter;
    private final long range;
    private long last = -1;
    private long microjoules;

    Domain(Path counter, long range) {
      this.counter = counter;
      this.range = range;
    }

    double joules() throws IOException {
      long now = readNumber(counter);
      if (last >= 0) {
        microjoules += now >= last ? now - last : now + range - last;
      }
      last = now;
      return microjoules / 1e6;
    }
  }
}
