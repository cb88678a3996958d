package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
  private static final ZonedDateTime START =
      ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("UTC"));
  private static final RunRecord RECORD =
      SampleRecords.run(SampleRecords.timed(SampleRecords.FORWARD, Map.of(), 1, 2));

  @TempDir Path folder;
  private ResultsFolder results;

  @BeforeEach
  void openResults() {
    results = new ResultsFolder(folder.resolve("results"));
  }

  @Test
  void aRunIsNamedAfterItsStartAndLatestPointsAtIt() throws IOException {
    RunFolder run = results.newRun(START);
    assertEquals("20260102_030405", run.runId());
    assertEquals(run.path(), results.path().resolve("latest").toRealPath());
    RunFolder later = results.newRun(START.plusHours(1));
    assertEquals(later.path(), results.path().resolve("latest").toRealPath());
  }

  @Test
  void runsThatStartInOneSecondGetFoldersOfTheirOwn() {
    Set<String> ids = new HashSet<>();
    IntStream.range(0, 8)
        .parallel()
        .mapToObj(i -> results.newRun(START).runId())
        .forEach(id -> {
          synchronized (ids) {
            ids.add(id);
          }
        });
    assertEquals(8, ids.size());
    assertTrue(ids.contains("20260102_030405") && ids.contains("20260102_030405_8"), ids::toString);
  }

  @Test
  void aRecordIsFoundByEveryNameOfItsRun() throws IOException {
    RunFolder run = results.newRun(START);
    run.write(RECORD);
    results.baseline().write(RECORD);
    Path json = run.file(RunFile.RECORD);
    assertEquals(json, results.find("20260102_030405", folder));
    assertEquals(json, results.find("results/20260102_030405", folder));
    assertEquals(json, results.find(run.path().toString(), folder));
    assertEquals(json, results.find("benchmark_results.json", run.path()));
    assertEquals(json, results.find("latest", folder).toRealPath());
    assertEquals(results.baseline().file(RunFile.RECORD), results.find("baseline", folder));
    assertEquals(RECORD, RunRecordJson.read(results.find("latest", folder)));
  }

  @Test
  void whereLinksAreImpossibleLatestIsATextFile() throws IOException {
    RunFolder run = results.newRun(START);
    run.write(RECORD);
    Path latest = results.path().resolve("latest");
    Files.delete(latest);
    Files.writeString(latest, run.runId() + "\n");
    assertEquals(run.file(RunFile.RECORD), results.find("latest", folder));
    assertEquals(run.file(RunFile.RECORD), results.find("latest", results.path()));
  }

  @Test
  void aFolderOfTheSameNameWithoutARecordDoesNotHideTheRun() throws IOException {
    results.baseline().write(RECORD);
    Files.createDirectory(folder.resolve("baseline"));
    assertEquals(results.baseline().file(RunFile.RECORD), results.find("baseline", folder));
  }

  @Test
  void anUnknownRunIsRefusedWithTheRunsThereAre() {
    for (int i = 0; i < 5; i++) {
      results.newRun(START.plusSeconds(i)).write(RECORD);
    }
    UserInputException failure =
        assertThrows(UserInputException.class, () -> results.find("tuesday", folder));
    assertEquals("there is no run 'tuesday'", failure.problem());
    assertEquals(
        "'%s' holds 20260102_030409, 20260102_030408, 20260102_030407 and 2 more"
            .formatted(results.path()),
        failure.remedy());
  }

  @Test
  void withoutAnyRunTheRemedyIsToRun() {
    UserInputException failure =
        assertThrows(UserInputException.class, () -> results.find("latest", folder));
    assertTrue(failure.remedy().endsWith("holds no run yet: run the benchmarks first"));
    assertEquals(List.of(), results.runIds());
  }

  @Test
  void aFolderWithoutARecordIsRefused() {
    RunFolder run = results.newRun(START);
    UserInputException failure =
        assertThrows(UserInputException.class, () -> results.find(run.runId(), folder));
    assertEquals(
        "the folder '%s' holds no benchmark_results.json".formatted(run.path()), failure.problem());
  }
}
