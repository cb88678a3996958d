package org.fitterbench.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.text.Figures;

/**
 * What the control groups of this process let it have: Linux's cgroup v2 ({@code cpu.max}, {@code
 * memory.max}) or v1 ({@code cpu.cfs_quota_us}, {@code memory.limit_in_bytes}). A limit of any
 * group above it holds as well, so the tightest counts.
 *
 * @param cpuCores CPU time that it may use in a period, in cores; empty without a limit
 * @param memoryBytes memory that it may use; empty without a limit
 */
record ContainerLimits(Optional<Double> cpuCores, Optional<Long> memoryBytes) {
  private static final String ROOT = "sys/fs/cgroup";

  /**
   * @param physicalMemoryBytes a memory limit that is not below it limits nothing
   */
  static ContainerLimits read(HostFiles files, long physicalMemoryBytes) {
    List<Double> cores = new ArrayList<>();
    List<Long> memory = new ArrayList<>();
    for (String line : files.read("proc/self/cgroup").orElse("").lines().toList()) {
      // hierarchy-ID:controller,controller:path; v2 has the ID 0 and no controllers.
      String[] fields = line.split(":", 3);
      if (fields.length < 3) {
        continue;
      }
      List<String> controllers = Arrays.asList(fields[1].split(",", -1));
      if (fields[1].isEmpty()) {
        for (String group : upwards(ROOT, fields[2])) {
          files.read(group + "/cpu.max").flatMap(ContainerLimits::quotaV2).ifPresent(cores::add);
          files.readNumber(group + "/memory.max").ifPresent(memory::add);
        }
      } else if (controllers.contains("cpu")) {
        for (String folder : List.of("cpu", fields[1])) {
          for (String group : upwards(ROOT + "/" + folder, fields[2])) {
            quotaV1(files, group).ifPresent(cores::add);
          }
        }
      } else if (controllers.contains("memory")) {
        for (String group : upwards(ROOT + "/" + fields[1], fields[2])) {
          files.readNumber(group + "/memory.limit_in_bytes").ifPresent(memory::add);
        }
      }
    }
    return new ContainerLimits(
        cores.stream().min(Double::compare),
        memory.stream().filter(bytes -> bytes < physicalMemoryBytes).min(Long::compare));
  }

  /** One line a limit, for a person. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    cpuCores.ifPresent(
        cores -> lines.add(String.format(Locale.ROOT, "CPU quota %.2f cores", cores)));
    memoryBytes.ifPresent(bytes -> lines.add("memory " + Figures.bytes((double) bytes)));
    return lines;
  }

  /** A group's folder and those of all groups above it, the mount itself last. */
  private static List<String> upwards(String mount, String path) {
    List<String> folders = new ArrayList<>();
    String group = path;
    while (group.length() > 1) {
      folders.add(mount + group);
      group = group.substring(0, Math.max(group.lastIndexOf('/'), 0));
    }
    folders.add(mount);
    return folders;
  }

  /** {@code "QUOTA PERIOD"} in microseconds, or {@code "max PERIOD"}. */
  private static Optional<Double> quotaV2(String text) {
    String[] fields = text.split("\\s+", -1);
    return fields.length == 2
            && fields[0].matches("\\d{1,15}")
            && fields[1].matches("[1-9]\\d{0,14}")
        ? Optional.of(Double.parseDouble(fields[0]) / Double.parseDouble(fields[1]))
        : Optional.empty();
  }

  private static Optional<Double> quotaV1(HostFiles files, String group) {
    Optional<Long> quota = files.readNumber(group + "/cpu.cfs_quota_us").filter(value -> value > 0);
    Optional<Long> period =
        files.readNumber(group + "/cpu.cfs_period_us").filter(value -> value > 0);
    return quota.flatMap(micros -> period.map(length -> (double) micros / length));
  }
}
