package org.fitterbench.core.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.TextReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbeTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final String REV_PARSE = "git rev-parse --verify HEAD";
  private static final String STATUS = "git status --porcelain --untracked-files=no";

  @TempDir Path root;

  @Test
  void theEnvironmentHasWhatTheHostSays() throws IOException {
    FakeHost host =
        new FakeHost(root)
            .program(REV_PARSE, new ProgramOutput.Printed(HASH + "\n"))
            .program(STATUS, new ProgramOutput.Printed(""))
            .program(
                "nvidia-smi --query-gpu=name --format=csv,noheader",
                new ProgramOutput.Printed("NVIDIA A100\nNVIDIA T4\n"))
            .file("sys/fs/cgroup/cpu.max", "200000 100000\n")
            .file("sys/fs/cgroup/memory.max", "1073741824\n");

    assertEquals(
        new Environment(
            "Example CPU 9000",
            8,
            8,
            List.of("L1d 48 KiB"),
            16 * FakeHost.GIBIBYTE,
            List.of("CPU quota 2.00 cores", "memory 1.0 GiB"),
            Reading.of(3.5e9),
            new TextReading.Found("performance on 8 cores"),
            "Example OS 1, amd64",
            "Example VM 25",
            List.of("-Xmx1g"),
            List.of("NVIDIA A100", "NVIDIA T4"),
            HASH,
            Reading.of(0.5)),
        HostProbe.environment(host.view(), List.of("-Xmx1g")));
  }

  @Test
  void aChangedFileMakesTheCommitDirty() throws IOException {
    FakeHost host =
        new FakeHost(root)
            .program(REV_PARSE, new ProgramOutput.Printed(HASH + "\n"))
            .program(STATUS, new ProgramOutput.Printed(" M pom.xml\n"));

    assertEquals(HASH + "-dirty", HostProbe.environment(host.view(), List.of()).commit());
  }

  @Test
  void withoutARepositoryOrAGpuThereIsNone() throws IOException {
    Environment environment = HostProbe.environment(new FakeHost(root).view(), List.of());

    assertEquals("unknown", environment.commit());
    assertEquals(List.of(), environment.gpus());
    assertEquals(List.of(), environment.containerLimits());
  }

  @Test
  void cachesAreReadSmallestLevelFirst() throws IOException {
    FakeHost host = new FakeHost(root);
    cache(host, 0, 1, "Data", "48K");
    cache(host, 1, 1, "Instruction", "32K");
    cache(host, 2, 2, "Unified", "1024K");
    cache(host, 10, 3, "Unified", "36608K");

    assertEquals(
        List.of("L1d 48 KiB", "L1i 32 KiB", "L2 1 MiB", "L3 36608 KiB"),
        CpuCaches.read(host.view().files()));
  }

  @Test
  void thisHostCanBeDescribed(@TempDir Path folder) {
    HostView host = HostView.ofThisHost(folder);
    Environment environment = HostProbe.environment(host, List.of());

    assertFalse(environment.cpuModel().isBlank());
    assertTrue(environment.logicalCores() >= 1);
    assertTrue(environment.memoryBytes() >= host.machine().availableMemoryBytes());
    assertTrue(environment.jvm().contains(Runtime.version().toString()), environment.jvm());
    assertTrue(environment.os().contains(System.getProperty("os.arch")), environment.os());
    assertEquals("unknown", environment.commit());
    assertTrue(host.jvm().assertions());
  }

  private static void cache(FakeHost host, int index, int level, String type, String size)
      throws IOException {
    String folder = "sys/devices/system/cpu/cpu0/cache/index" + index;
    host.file(folder + "/level", level + "\n")
        .file(folder + "/type", type + "\n")
        .file(folder + "/size", size + "\n");
  }
}
