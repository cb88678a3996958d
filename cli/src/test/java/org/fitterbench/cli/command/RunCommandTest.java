package org.fitterbench.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.report.RunFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder = Path.of("");

  private void refused(String expected, String... arguments) {
    CommandLineRun run = CommandLineRun.fitterBench(folder, arguments);
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertEquals("error: " + expected, run.err().strip());
    assertFalse(Files.exists(folder.resolve("results")), "a refused run leaves no folder");
  }

  @Test
  void aFilterThatMatchesNothingNamesTheNearestBenchmarks() {
    CommandLineRun run = CommandLineRun.fitterBench(folder, "run", "--filter", "FowardPass");
    assertEquals(ExitCode.USAGE.code(), run.code());
    assertTrue(
        run.err().startsWith("error: no benchmark matches 'FowardPass'; the nearest are "),
        run.err());
    assertTrue(run.err().contains("ForwardPassBenchmark.forward"), run.err());
  }

  @Test
  void aBrokenRegularExpressionIsRefusedWithItsPlace() {
    refused(
        "--filter 'a(' is no regular expression: Unclosed group at character 3; mend it or put \\"
            + " before characters that stand for themselves",
        "--filter",
        "a(");
  }

  @Test
  void zeroIterationsAreRefused() {
    refused("--iterations is 0; give 1 or more", "run", "--iterations", "0");
  }

  @Test
  void aTimeWithoutSenseIsRefused() {
    refused(
        "--time 'soon' is no length of time; give for example 500ms, 2s or 1m", "--time", "soon");
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    refused("--param 'batch' is not NAME=VALUE; give for example batch=1,4", "--param", "batch");
  }

  @Test
  void aMissingJarIsRefusedByName() {
    refused(
        "--classpath names 'gone.jar', which does not exist; check the path",
        "run",
        "--classpath",
        "gone.jar");
  }

  @Test
  void aBenchmarkIsRunToACompleteRecordWithoutControlCharacters() {
    CommandLineRun run =
        CommandLineRun.fitterBench(
            folder,
            "--filter",
            "StageTraceBenchmark.traceOff",
            "--iterations",
            "1",
            "--warmup",
            "0",
            "--forks",
            "1",
            "--time",
            "20ms",
            "--ignore-lock");
    assertEquals(ExitCode.OK.code(), run.code(), run.err());
    Path latest = folder.resolve("results").resolve("latest");
    for (RunFile file :
        new RunFile[] {RunFile.RECORD, RunFile.JMH, RunFile.SUMMARY, RunFile.PROFILER_LOG}) {
      assertTrue(Files.exists(latest.resolve(file.fileName())), file.fileName());
    }
    RunRecord record = RunRecordJson.read(latest.resolve(RunFile.RECORD.fileName()));
    assertEquals(RunStatus.COMPLETE, record.status());
    assertEquals("custom", record.settings().profile());
    assertEquals(1, record.results().size());
    assertTrue(run.err().contains("Two stages, trace off"), run.err());
    assertFalse(run.err().chars().anyMatch(c -> c < ' ' && c != '\n'), "control characters");
    assertTrue(run.out().contains("Report: "), run.out());
  }
}
