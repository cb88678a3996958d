package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.record.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
  private static final String ID = "20260102_030405";

  @TempDir Path folder;
  private Path run = Path.of("");
  private Path baseline = Path.of("");

  @BeforeEach
  void namePaths() {
    run = folder.resolve("results").resolve(ID);
    baseline = folder.resolve("results/baseline/benchmark_results.json");
  }

  @Test
  void aRunBecomesTheBaseline() throws IOException {
    StoredRuns.write(run, RunStatus.COMPLETE, "Forward", 1, 2);
    CommandLineRun set = CommandLineRun.fitterBench(folder, "baseline", "set", ID);
    assertEquals(
        new CommandLineRun(
            0,
            "Run %s with 1 results is the baseline now: %s%n"
                .formatted(ID, folder.resolve("results/baseline")),
            ""),
        set);
    assertEquals(
        Files.readString(run.resolve("benchmark_results.json")), Files.readString(baseline));
  }

  @Test
  void theBaselineIsShown() {
    StoredRuns.write(run, RunStatus.COMPLETE, "Forward", 1, 2);
    CommandLineRun.fitterBench(folder, "baseline", "set", ID);
    CommandLineRun show = CommandLineRun.fitterBench(folder, "baseline", "show");
    assertEquals(0, show.code());
    assertTrue(show.out().startsWith("PERFORMANCE BENCHMARK SUMMARY"), show.out());
  }

  @Test
  void anIncompleteRunNeedsForce() {
    StoredRuns.write(run, RunStatus.INCOMPLETE, "Forward", 1, 2);
    CommandLineRun refused = CommandLineRun.fitterBench(folder, "baseline", "set", ID);
    assertEquals(2, refused.code());
    assertEquals(
        "error: run %s is incomplete, so later runs could miss what it left out; choose a complete run, or give --force%n"
            .formatted(ID),
        refused.err());
    assertFalse(Files.exists(baseline));
    assertEquals(0, CommandLineRun.fitterBench(folder, "baseline", "set", ID, "--force").code());
    assertTrue(Files.exists(baseline));
  }

  @Test
  void aRunWithFailuresNeedsForceAndOneWithoutAnyResultIsNeverTaken() {
    StoredRuns.write(
        run,
        RunStatus.COMPLETE,
        "procedural body",
        List.of(StoredRuns.timed("Forward", 1, 2), StoredRuns.failed("Broken")));
    assertEquals(2, CommandLineRun.fitterBench(folder, "baseline", "set", ID).code());
    assertEquals(0, CommandLineRun.fitterBench(folder, "baseline", "set", ID, "--force").code());
    StoredRuns.write(
        run, RunStatus.COMPLETE, "procedural body", List.of(StoredRuns.failed("Broken")));
    assertEquals(2, CommandLineRun.fitterBench(folder, "baseline", "set", ID, "--force").code());
  }

  @Test
  void withoutABaselineThereIsNothingToShow() {
    CommandLineRun show = CommandLineRun.fitterBench(folder, "baseline", "show");
    assertEquals(2, show.code());
    assertTrue(show.err().startsWith("error: there is no run 'baseline'"), show.err());
  }

  @Test
  void withoutACommandTheWayOutIsSaid() {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "baseline");
    assertEquals(2, run.code());
    assertEquals(
        "error: Missing command: set or show; see 'fitter-bench baseline --help'",
        run.err().strip());
  }
}
