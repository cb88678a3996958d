package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fitterbench.core.host.HostFiles;
import org.fitterbench.core.host.HostView;
import org.fitterbench.core.host.JvmFacts;
import org.fitterbench.core.host.Machine;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
  private static final long GIBIBYTE = 1L << 30;

  @TempDir Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void kernelFiles() throws IOException {
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
    file("sys/devices/system/cpu/intel_pstate/no_turbo", "0\n");
    file("sys/devices/system/cpu/smt/active", "0\n");
    file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
    file("proc/cpuinfo", "flags\t\t: fpu avx2\n");
    file("proc/stat", "cpu  5000 0 1000 90000 100 0 10 0 0 0\n");
  }

  @Test
  void theTableShowsTheHostEveryCheckAndWhatToDo() throws IOException {
    assertEquals(ExitCode.OK.code(), doctor());
    assertEquals(golden("doctor.txt"), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void jsonHoldsTheSameChecks() throws IOException {
    assertEquals(ExitCode.OK.code(), doctor("--json"));
    assertEquals(golden("doctor.json"), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void theRealHostIsCheckedThroughTheCommandTree() {
    CommandContext context = context();
    int code = CommandTree.run(context, List.of("doctor"));

    assertEquals(ExitCode.OK.code(), code, err.toString());
    assertTrue(out.toString().contains("JIT compiler"), out.toString());
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 100), out.toString());
    // The tests themselves run with assertions.
    assertTrue(out.toString().matches("(?s).*warning  Assertions +on\n.*"), out.toString());
  }

  @Test
  void helpSaysWhatTheWordsMean() {
    assertEquals(ExitCode.OK.code(), CommandTree.run(context(), List.of("doctor", "--help")));
    assertTrue(out.toString().contains("unknown   this machine does not say"), out.toString());
  }

  private int doctor(String... arguments) {
    CommandContext context = context();
    return new CommandLine(new DoctorCommand(context, this::host))
        .setOut(context.out())
        .setErr(context.err())
        .execute(arguments);
  }

  private CommandContext context() {
    return new CommandContext(
        new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), root, false);
  }

  private HostView host() {
    return new HostView(
        new Machine(
            "Example CPU 9000",
            2,
            2,
            Reading.of(3.5e9),
            List.of("L1d 48 KiB", "L2 1 MiB"),
            16 * GIBIBYTE,
            12 * GIBIBYTE,
            Reading.of(100.0 * GIBIBYTE),
            "Example OS 1, amd64",
            Reading.of(1.25),
            Machine.Power.BATTERY),
        new JvmFacts(
            25,
            "Example VM 25+36 (Example)",
            List.of("-Xmx3g"),
            "mixed mode, sharing",
            Optional.of(4),
            false),
        new HostFiles(root),
        command -> new ProgramOutput.Failed(command.getFirst() + " is not there"));
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String golden(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(DoctorCommandTest.class.getResourceAsStream(name))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
