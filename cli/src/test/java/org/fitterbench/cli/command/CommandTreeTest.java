package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTreeTest {
  @TempDir private Path folder = Path.of("");

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.fitterBench(folder, arguments);
  }

  @ParameterizedTest
  @EnumSource
  void eachCommandHelpsUnderItsNameAndThatOfTheProgram(Subcommand command) {
    CommandLineRun help = run(command.label(), "--help");
    assertEquals(ExitCode.OK.code(), help.code(), help.err());
    assertTrue(help.out().contains("Usage: fitter-bench " + command.label()), help.out());
  }

  @Test
  void helpListsEveryCommandInItsOrder() {
    List<String> listed =
        run("--help")
            .out()
            .lines()
            .map(line -> line.strip().split("\\s+", 2)[0])
            .filter(word -> Subcommand.named(word).isPresent())
            .toList();
    assertEquals(Stream.of(Subcommand.values()).map(Subcommand::label).toList(), listed);
  }

  @Test
  void completionKnowsTheOptionsOfEveryCommand() {
    String script = run("completion").out();
    for (Subcommand command : Subcommand.values()) {
      assertTrue(script.contains("_picocli_fitter-bench_" + command.label() + "()"), script);
    }
    assertTrue(script.contains("--mesh-format"), "an option of morph");
  }

  @Test
  void anOptionInFrontMeansRun() {
    CommandLineRun refused = run("--profile", "nonsense");
    assertEquals(ExitCode.USAGE.code(), refused.code());
    assertTrue(refused.err().contains("fitter-bench run --help"), refused.err());
  }

  @Test
  void aWordThatIsNoCommandIsRefusedWithTheOneThatWasMeant() {
    CommandLineRun refused = run("morhp", "a.obj", "b.obj");
    assertEquals(ExitCode.USAGE.code(), refused.code());
    assertTrue(refused.err().contains("morhp"), refused.err());
    assertEquals(Optional.empty(), Subcommand.named("morhp"));
  }

  @Test
  void theVersionNeedsNoCommand() {
    CommandLineRun version = run("--version");
    assertEquals(ExitCode.OK.code(), version.code());
    assertTrue(version.out().startsWith("fitter-bench "), version.out());
  }
}
