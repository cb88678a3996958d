package org.fitterbench.core.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks of what makes a CPU's speed vary. */
final class CpuChecks {
  static final List<HostCheck> ALL =
      List.of(
          new HostCheck("cpu-governor", "CPU governor", CpuChecks::governor),
          new HostCheck("cpu-turbo", "Turbo boost", CpuChecks::turbo),
          new HostCheck("cpu-throttling", "Thermal throttling", CpuChecks::throttling),
          new HostCheck("cpu-cores", "Cores", CpuChecks::cores),
          new HostCheck("cpu-smt", "SMT siblings", CpuChecks::siblings),
          new HostCheck("clock-source", "Clock source", CpuChecks::clockSource));

  /** Clocks that the JVM reads without a system call. */
  private static final List<String> FAST_CLOCKS =
      List.of(
          "tsc",
          "kvm-clock",
          "hyperv_clocksource_tsc_page",
          "arch_sys_counter",
          "riscv_clocksource");

  private static final String CPU = "sys/devices/system/cpu";

  private CpuChecks() {}

  /** The governors in use and on how many cores each, for example "powersave on 8 cores". */
  static Optional<String> governors(HostFiles files) {
    Map<String, Long> coresByGovernor = coresByGovernor(files);
    return coresByGovernor.isEmpty()
        ? Optional.empty()
        : Optional.of(
            coresByGovernor.entrySet().stream()
                .map(entry -> entry.getKey() + " on " + plural(entry.getValue(), "core"))
                .collect(Collectors.joining(", ")));
  }

  private static CheckOutcome governor(HostView host) {
    Optional<String> governors = governors(host.files());
    if (governors.isEmpty()) {
      return CheckOutcome.unknown("the kernel shows none, as in most virtual machines");
    }
    return coresByGovernor(host.files()).keySet().equals(Set.of("performance"))
        ? CheckOutcome.ok(governors.get())
        : CheckOutcome.warning(
            governors.get(),
            "Hold the clock steady: sudo cpupower frequency-set --governor performance");
  }

  private static Map<String, Long> coresByGovernor(HostFiles files) {
    return files.list(CPU).stream()
        .filter(name -> name.matches("cpu\\d+"))
        .map(name -> files.read(CPU + "/" + name + "/cpufreq/scaling_governor"))
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  private static CheckOutcome turbo(HostView host) {
    String noTurbo = CPU + "/intel_pstate/no_turbo";
    String boost = CPU + "/cpufreq/boost";
    Optional<Long> intelOff = host.files().readNumber(noTurbo);
    if (intelOff.isPresent()) {
      return turbo(intelOff.get() == 0, "echo 1 | sudo tee /" + noTurbo);
    }
    return host.files()
        .readNumber(boost)
        .map(on -> turbo(on == 1, "echo 0 | sudo tee /" + boost))
        .orElseGet(() -> CheckOutcome.unknown("the kernel does not show it"));
  }

  private static CheckOutcome turbo(boolean on, String command) {
    return on
        ? CheckOutcome.info(
            "on, so the clock follows temperature and the other cores",
            "To switch it off: " + command)
        : CheckOutcome.ok("off");
  }

  private static CheckOutcome throttling(HostView host) {
    Optional<Long> most =
        host.files().list(CPU).stream()
            .filter(name -> name.matches("cpu\\d+"))
            .map(name -> CPU + "/" + name + "/thermal_throttle/package_throttle_count")
            .map(host.files()::readNumber)
            .flatMap(Optional::stream)
            .max(Long::compare);
    if (most.isEmpty()) {
      return CheckOutcome.unknown("the kernel does not count it here");
    }
    return most.get() == 0
        ? CheckOutcome.ok("never since the machine started")
        : CheckOutcome.info(
            plural(most.get(), "time") + " since the machine started",
            "Let the machine cool, and look whether the count grows during a run.");
  }

  private static CheckOutcome cores(HostView host) {
    int logical = host.machine().logicalCores();
    String figure = plural(logical, "logical core") + " for the JVM";
    if (logical == 1) {
      return CheckOutcome.warning(
          figure,
          "The compiler and the garbage collector share it with the benchmark: use a machine with"
              + " more, or more warm-up.");
    }
    return logical < 4
        ? CheckOutcome.info(
            figure,
            "Other programs and the JVM's own threads easily disturb the benchmark: stop what you"
                + " can, and use more forks.")
        : CheckOutcome.ok(figure);
  }

  private static CheckOutcome siblings(HostView host) {
    return host.files()
        .readNumber(CPU + "/smt/active")
        .map(active ->
            active == 1
                ? CheckOutcome.info(
                    "on: two threads share a core",
                    "Benchmarks with several threads then share cores by chance: compare only"
                        + " runs with the same setting.")
                : CheckOutcome.ok("off"))
        .orElseGet(() -> CheckOutcome.unknown("the kernel does not show it"));
  }

  private static CheckOutcome clockSource(HostView host) {
    Optional<String> source =
        host.files().read("sys/devices/system/clocksource/clocksource0/current_clocksource");
    if (source.isEmpty()) {
      return CheckOutcome.unknown("this operating system does not show it");
    }
    return FAST_CLOCKS.contains(source.get())
        ? CheckOutcome.ok(source.get())
        : CheckOutcome.warning(
            source.get() + ", which takes a system call to read",
            "Short operations look slower than they are: use the clock source tsc where the machine"
                + " has it, or time more work at once.");
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
