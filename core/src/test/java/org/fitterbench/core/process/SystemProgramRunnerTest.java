package org.fitterbench.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs under test are those of POSIX")
class SystemProgramRunnerTest {
  @TempDir Path folder;

  @Test
  void whatAProgramPrintsComesBackWhole() {
    ProgramOutput output = runner(30).run(List.of("sh", "-c", "echo one; echo two; echo no >&2"));

    assertEquals(new ProgramOutput.Printed("one\ntwo\n"), output);
  }

  @Test
  void itRunsInTheGivenFolder() throws Exception {
    Files.writeString(folder.resolve("here.txt"), "found");

    assertEquals(new ProgramOutput.Printed("found"), runner(30).run(List.of("cat", "here.txt")));
  }

  @Test
  void aMissingProgramIsNamed() {
    assertEquals(
        new ProgramOutput.Failed(
            "no-such-program-anywhere is not on the PATH or cannot be started"),
        runner(30).run(List.of("no-such-program-anywhere")));
  }

  @Test
  void aFailureGivesTheExitCodeAndTheFirstLineOfTheComplaint() {
    assertEquals(
        new ProgramOutput.Failed("sh ended with exit code 3: broken"),
        runner(30).run(List.of("sh", "-c", "echo broken >&2; echo more >&2; exit 3")));
  }

  @Test
  void aFailureThatComplainsOnStandardOutputIsQuotedAsWell() {
    assertEquals(
        new ProgramOutput.Failed("sh ended with exit code 9: driver not loaded"),
        runner(30).run(List.of("sh", "-c", "echo driver not loaded; exit 9")));
  }

  @Test
  void aProgramThatTakesTooLongIsEnded() throws Exception {
    ProgramOutput output =
        new SystemProgramRunner(folder, Duration.ofMillis(300))
            .run(List.of("sh", "-c", "echo $$ > pid; exec sleep 60"));

    assertEquals(new ProgramOutput.Failed("sh did not end within 300 ms"), output);
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Optional<ProcessHandle> child = ProcessHandle.of(pid);
    assertTrue(child.isEmpty() || child.get().onExit().get(30, TimeUnit.SECONDS) != null);
  }

  @Test
  void outputLargerThanAPipeIsRead() {
    ProgramOutput.Printed printed =
        assertInstanceOf(
            ProgramOutput.Printed.class,
            runner(30).run(List.of("sh", "-c", "head -c 300000 /dev/zero | tr '\\0' x")));

    assertEquals(300_000, printed.text().length());
  }

  private SystemProgramRunner runner(int seconds) {
    return new SystemProgramRunner(folder, Duration.ofSeconds(seconds));
  }
}
