package org.fitterbench.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Reading;

/** A quiet machine of eight cores with everything as it should be; a test spoils one thing. */
final class FakeHost {
  static final long GIBIBYTE = 1L << 30;

  private final Path root;
  private final Map<String, ProgramOutput> programs = new HashMap<>();
  int logicalCores = 8;
  long availableMemoryBytes = 12 * GIBIBYTE;
  Reading usableDiskBytes = Reading.of(100.0 * GIBIBYTE);
  Reading load = Reading.of(0.5);
  Machine.Power power = Machine.Power.MAINS;
  int javaVersion = 25;
  List<String> jvmArguments = List.of("-Xmx3g");
  String executionMode = "mixed mode, sharing";
  Optional<Integer> topCompilationTier = Optional.of(4);
  boolean assertions;

  /**
   * @param root an empty folder for the kernel's files
   */
  FakeHost(Path root) throws IOException {
    this.root = root;
    for (int core = 0; core < 8; core++) {
      String cpu = "sys/devices/system/cpu/cpu" + core;
      file(cpu + "/cpufreq/scaling_governor", "performance\n");
      file(cpu + "/thermal_throttle/package_throttle_count", "0\n");
    }
    file("sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    file("sys/devices/system/cpu/smt/active", "0\n");
    file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
    file("proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu vme avx2\n");
    file("proc/stat", "cpu  5000 0 1000 90000 100 0 10 0 0 0\ncpu0 1 0 0 0 0 0 0 0 0 0\n");
    file("proc/self/cgroup", "0::/\n");
  }

  FakeHost file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  FakeHost without(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  FakeHost program(String command, ProgramOutput output) {
    programs.put(command, output);
    return this;
  }

  HostView view() {
    return new HostView(
        new Machine(
            "Example CPU 9000",
            8,
            logicalCores,
            Reading.of(3.5e9),
            List.of("L1d 48 KiB"),
            16 * GIBIBYTE,
            availableMemoryBytes,
            usableDiskBytes,
            "Example OS 1, amd64",
            load,
            power),
        new JvmFacts(
            javaVersion,
            "Example VM " + javaVersion,
            jvmArguments,
            executionMode,
            topCompilationTier,
            assertions),
        new HostFiles(root),
        command ->
            programs.getOrDefault(
                String.join(" ", command),
                new ProgramOutput.Failed(command.getFirst() + " is not on the PATH")));
  }

  CheckOutcome check(String id) {
    return HostChecks.run(view()).stream()
        .filter(result -> result.id().equals(id))
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
