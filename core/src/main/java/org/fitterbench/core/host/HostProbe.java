package org.fitterbench.core.host;

import java.util.List;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.TextReading;

/** Describes the host for the run record. */
public final class HostProbe {
  private static final List<String> GPU_NAMES =
      List.of("nvidia-smi", "--query-gpu=name", "--format=csv,noheader");

  private HostProbe() {}

  /**
   * The environment of a run.
   *
   * @param jvmFlags flags of the measured JVMs, which may differ from those of this one
   */
  public static Environment environment(HostView host, List<String> jvmFlags) {
    Machine machine = host.machine();
    return new Environment(
        machine.cpuModel(),
        machine.physicalCores(),
        machine.logicalCores(),
        machine.caches(),
        machine.memoryBytes(),
        ContainerLimits.read(host.files(), machine.memoryBytes()).describe(),
        machine.cpuFrequencyHertz(),
        CpuChecks.governors(host.files())
            .<TextReading>map(TextReading.Found::new)
            .orElseGet(() ->
                new TextReading.Missing("the kernel shows none, as in most virtual machines")),
        machine.os(),
        host.jvm().description(),
        jvmFlags,
        gpus(host),
        SourceCommit.read(host.programs()),
        machine.load());
  }

  private static List<String> gpus(HostView host) {
    return switch (host.programs().run(GPU_NAMES)) {
      case ProgramOutput.Printed(String text) ->
          text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      case ProgramOutput.Failed _ -> List.of();
    };
  }
}
