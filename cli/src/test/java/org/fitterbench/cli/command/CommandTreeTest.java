package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  /** The library that prints help warns on the process's own stream. */
  @ParameterizedTest
  @EnumSource
  void helpFitsATerminalOfEightyColumnsWithoutWarningsOrBrokenExamples(Subcommand command) {
    PrintStream usual = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    CommandLineRun help;
    try {
      help = run(command.label(), "--help");
    } finally {
      System.setErr(usual);
    }
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
    assertEquals("", help.err());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
    String examples = help.out().replaceFirst("(?s).*\\nExamples:\\n|.*", "");
    for (String example : examples.lines().toList()) {
      assertTrue(example.matches(" {2}(fitter-bench|compare-benchmarks) .+"), example);
    }
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
    assertEquals(
        "error: Unmatched arguments from index 0: 'morhp', 'a.obj', 'b.obj'; did you mean 'morph'?"
            + " see 'fitter-bench --help'\n",
        refused.err());
    assertEquals(Optional.empty(), Subcommand.named("morhp"));
  }

  @Test
  void theVersionNeedsNoCommand() {
    CommandLineRun version = run("--version");
    assertEquals(ExitCode.OK.code(), version.code());
    assertTrue(version.out().startsWith("fitter-bench "), version.out());
  }
}
