package org.fitterbench.core.host;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.text.Figures;

/** Checks of who else uses the machine and of what it has left. */
final class MachineChecks {
  static final List<HostCheck> ALL =
      List.of(
          new HostCheck("system-load", "Load before the run", MachineChecks::load),
          new HostCheck("virtual-machine", "Virtual machine", MachineChecks::virtualMachine),
          new HostCheck("cpu-steal", "Steal time", MachineChecks::steal),
          new HostCheck("container-cpu", "CPU quota", MachineChecks::cpuQuota),
          new HostCheck("container-memory", "Memory limit", MachineChecks::memoryLimit),
          new HostCheck("free-memory", "Free memory", MachineChecks::memory),
          new HostCheck("free-disk", "Free disk space", MachineChecks::disk),
          new HostCheck("battery", "Power", MachineChecks::power));

  /** Share of the cores that may be busy before a run. */
  private static final double QUIET_LOAD_PER_CORE = 0.25;

  /** Share of CPU time that a hypervisor may have given to others. */
  private static final double QUIET_STEAL = 0.01;

  private static final double LEAST_FREE_MEMORY_BYTES = 2.0 * (1L << 30);
  private static final double LEAST_FREE_DISK_BYTES = 1L << 30;

  /** In /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5)). */
  private static final int STEAL_FIELD = 7;

  private MachineChecks() {}

  private static CheckOutcome load(HostView host) {
    return switch (host.machine().load()) {
      case Reading.Absent(String reason) -> CheckOutcome.unknown(reason);
      case Reading.Measured(double load) -> {
        int cores = host.machine().logicalCores();
        String figure = String.format(Locale.ROOT, "%.2f on %d logical cores", load, cores);
        yield load <= QUIET_LOAD_PER_CORE * cores
            ? CheckOutcome.ok(figure)
            : CheckOutcome.warning(
                figure,
                "Something else is running: end it (top shows it), or wait a minute and ask again.");
      }
    };
  }

  private static CheckOutcome virtualMachine(HostView host) {
    Optional<String> flags =
        host.files()
            .read("proc/cpuinfo")
            .flatMap(text -> text.lines().filter(line -> line.startsWith("flags")).findFirst());
    if (flags.isEmpty()) {
      return CheckOutcome.unknown("the kernel does not show whether it runs in one");
    }
    if (!Arrays.asList(flags.get().split("\\s+", -1)).contains("hypervisor")) {
      return CheckOutcome.ok("no");
    }
    String vendor =
        Stream.of("sys_vendor", "product_name")
            .map(name -> host.files().read("sys/class/dmi/id/" + name))
            .flatMap(Optional::stream)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(" "));
    return CheckOutcome.info(
        vendor.isEmpty() ? "yes" : "yes: " + vendor,
        "Other guests of the same host may slow it unseen: use more forks, and compare only runs on"
            + " the same machine.");
  }

  private static CheckOutcome steal(HostView host) {
    Optional<String> line =
        host.files().read("proc/stat").flatMap(text -> text.lines().findFirst());
    long[] ticks =
        line.filter(text -> text.matches("cpu( +\\d{1,18}){8,}"))
            .map(text -> Arrays.stream(text.split(" +", -1)).skip(1).mapToLong(Long::parseLong))
            .map(numbers -> numbers.limit(STEAL_FIELD + 1).toArray())
            .orElse(new long[0]);
    long total = Arrays.stream(ticks).sum();
    if (total == 0) {
      return CheckOutcome.unknown("this operating system does not count it");
    }
    double share = (double) ticks[STEAL_FIELD] / total;
    String figure = String.format(Locale.ROOT, "%.2f %% since the machine started", 100 * share);
    return share <= QUIET_STEAL
        ? CheckOutcome.ok(figure)
        : CheckOutcome.warning(
            figure,
            "The hypervisor gives this machine's time to others: use a dedicated or less crowded"
                + " one, and more forks.");
  }

  private static CheckOutcome cpuQuota(HostView host) {
    Machine machine = host.machine();
    return ContainerLimits.read(host.files(), machine.memoryBytes())
        .cpuCores()
        .map(cores ->
            CheckOutcome.warning(
                String.format(
                    Locale.ROOT,
                    "%.2f cores' worth of time on %d logical cores",
                    cores,
                    machine.logicalCores()),
                "When it is used up the kernel stops the JVM until the next period: give the"
                    + " container whole cores (--cpuset-cpus) in place of a quota."))
        .orElseGet(() -> CheckOutcome.ok("none"));
  }

  private static CheckOutcome memoryLimit(HostView host) {
    long memoryBytes = host.machine().memoryBytes();
    return ContainerLimits.read(host.files(), memoryBytes)
        .memoryBytes()
        .map(limit ->
            CheckOutcome.info(
                Figures.bytes((double) limit) + " of " + Figures.bytes((double) memoryBytes),
                "The JVM takes a quarter of it as heap unless -Xmx says otherwise: compare only"
                    + " runs with the same limit."))
        .orElseGet(() -> CheckOutcome.ok("none"));
  }

  private static CheckOutcome memory(HostView host) {
    long available = host.machine().availableMemoryBytes();
    String figure =
        Figures.bytes((double) available)
            + " of "
            + Figures.bytes((double) host.machine().memoryBytes());
    return available >= LEAST_FREE_MEMORY_BYTES
        ? CheckOutcome.ok(figure)
        : CheckOutcome.warning(
            figure,
            "Benchmarks may swap or fail: end programs until "
                + Figures.bytes(LEAST_FREE_MEMORY_BYTES)
                + " are free.");
  }

  private static CheckOutcome disk(HostView host) {
    return switch (host.machine().usableDiskBytes()) {
      case Reading.Absent(String reason) -> CheckOutcome.unknown(reason);
      case Reading.Measured(double bytes) ->
          bytes >= LEAST_FREE_DISK_BYTES
              ? CheckOutcome.ok(Figures.bytes(bytes))
              : CheckOutcome.warning(
                  Figures.bytes(bytes),
                  "Results and converted body data may not fit: free "
                      + Figures.bytes(LEAST_FREE_DISK_BYTES)
                      + ".");
    };
  }

  private static CheckOutcome power(HostView host) {
    return switch (host.machine().power()) {
      case NO_BATTERY -> CheckOutcome.ok("no battery");
      case MAINS -> CheckOutcome.ok("on mains");
      case BATTERY ->
          CheckOutcome.warning("on battery", "The CPU saves power: plug the machine in.");
    };
  }
}
