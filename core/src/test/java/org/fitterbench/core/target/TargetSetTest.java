package org.fitterbench.core.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetSetTest {
  private static final String ONE =
      """
      {"targets": [{"id": "fast", "title": "Fast", "statistic": "mean", "direction":
      "lower-is-better", "limit": 100, "unit": "ms", "benchmark": "a.B.c",
      "params": {"batch": "1"}, "source": "test"}]}
      """;

  @TempDir Path folder;

  private static TargetOutcome judge(BenchmarkResult... results) {
    return TargetJson.parse(ONE, "test").judge(SampleRecords.run(results)).getFirst();
  }

  private static BenchmarkResult batch1(double... means) {
    return SampleRecords.timed("a.B.c", Map.of("batch", "1"), means);
  }

  @ParameterizedTest(name = "{0} and {1} ms: {2}")
  @CsvSource({
    "80, 90, MET, false",
    "90, 100, MISSED, true",
    "97, 110, MISSED, true",
    "110, 120, MISSED, false",
  })
  void onlyAWholeIntervalBelowTheLimitMeetsIt(
      double one, double two, TargetStatus status, boolean doubtful) {
    TargetOutcome outcome = judge(batch1(one, two));
    assertEquals(status, outcome.status());
    assertEquals(
        doubtful ? List.of("target-within-noise") : List.of(),
        outcome.findings().stream().map(Finding::id).toList());
  }

  @ParameterizedTest
  @CsvSource({"99.9, MET", "100, MISSED", "130, MISSED"})
  void withoutAnIntervalTheMeanDecides(double mean, TargetStatus status) {
    assertEquals(status, judge(batch1(mean)).status());
  }

  @Test
  void theMarginIsOfTheLimit() {
    TargetOutcome.Judged judged = assertInstanceOf(TargetOutcome.Judged.class, judge(batch1(25)));
    assertEquals(0.75, judged.marginFraction(), 1e-12);
    assertEquals(4, judged.factor(), 1e-12);
  }

  @Test
  void aThroughputIsJudgedByItsTime() {
    BenchmarkResult result =
        SampleRecords.result("a.B.c", Map.of("batch", "1"), Mode.THROUGHPUT, "ops/s", 5);
    assertEquals(TargetStatus.MISSED, judge(result).status());
  }

  @Test
  void parametersAreMatchedAsDataAndOthersMayBeThere() {
    BenchmarkResult other = SampleRecords.timed("a.B.c", Map.of("batch", "10"), 5);
    assertEquals(
        new TargetOutcome.NotMeasured(judge().target(), "its benchmark was not part of this run"),
        judge(other));
    BenchmarkResult more = SampleRecords.timed("a.B.c", Map.of("batch", "1", "rig", "x"), 5);
    assertEquals(TargetStatus.MET, judge(more).status());
  }

  @Test
  void ofSeveralResultsTheSlowestIsJudged() {
    TargetOutcome outcome =
        judge(
            SampleRecords.timed("a.B.c", Map.of("batch", "1", "format", "obj"), 150),
            SampleRecords.timed("a.B.c", Map.of("batch", "1", "format", "ply"), 5));
    assertEquals(
        "c (batch=1, format=obj)", assertInstanceOf(TargetOutcome.Judged.class, outcome).label());
    assertEquals(TargetStatus.MISSED, outcome.status());
  }

  @Test
  void aFailedBenchmarkLeavesItsTargetUnmeasured() {
    TargetSet set = TargetJson.parse(ONE.replace("{\"batch\": \"1\"}", "{}"), "test");
    TargetOutcome outcome =
        set.judge(SampleRecords.run(batch1(5), SampleRecords.failed("a.B.c", "no data")))
            .getFirst();
    assertEquals(
        new TargetOutcome.NotMeasured(outcome.target(), "its benchmark failed: c"), outcome);
  }

  @Test
  void aScoreThatIsNoTimeLeavesItsTargetUnmeasured() {
    BenchmarkResult result =
        SampleRecords.result("a.B.c", Map.of("batch", "1"), Mode.AVERAGE_TIME, "B/op", 5);
    assertEquals(TargetStatus.NOT_MEASURED, judge(result).status());
  }

  @Test
  void thePercentileOfAThroughputIsNotMeasured() {
    TargetSet set = TargetJson.parse(ONE.replace("\"mean\"", "\"p95\""), "test");
    BenchmarkResult rate =
        SampleRecords.result("a.B.c", Map.of("batch", "1"), Mode.THROUGHPUT, "ops/s", 50);
    assertEquals(TargetStatus.NOT_MEASURED, set.judge(SampleRecords.run(rate)).getFirst().status());
    assertEquals(
        TargetStatus.MISSED, set.judge(SampleRecords.run(batch1(99.5))).getFirst().status());
  }

  @ParameterizedTest
  @CsvSource({"87, MET, 0", "95.7, MET, 0.1", "78.3, MISSED, -0.1"})
  void aMetricIsJudgedInItsOwnDirection(double share, TargetStatus status, double margin) {
    TargetOutcome outcome = share("%", share);
    assertEquals(status, outcome.status());
    assertEquals(
        margin, assertInstanceOf(TargetOutcome.Judged.class, outcome).marginFraction(), 1e-12);
  }

  @Test
  void theWorstOfSeveralMetricsIsTheLowestWhereHigherIsBetter() {
    TargetOutcome outcome = share("%", 95, 80, 90);
    assertEquals(80, assertInstanceOf(TargetOutcome.Judged.class, outcome).measured());
  }

  @Test
  void aMetricThatIsMissingOrInAnotherUnitLeavesItsTargetUnmeasured() {
    assertEquals(
        "c (size=0) has no overlap in %",
        assertInstanceOf(TargetOutcome.NotMeasured.class, share("fps", 95)).reason());
  }

  private static TargetOutcome share(String unit, double... values) {
    String json =
        ONE.replace("lower-is-better", "higher-is-better")
            .replace("100, \"unit\": \"ms\"", "87, \"unit\": \"%\", \"metric\": \"overlap\"")
            .replace("{\"batch\": \"1\"}", "{}");
    BenchmarkResult[] results = new BenchmarkResult[values.length];
    for (int i = 0; i < results.length; i++) {
      results[i] =
          SampleRecords.withMetric(
              SampleRecords.timed("a.B.c", Map.of("size", String.valueOf(i)), 5),
              "overlap",
              new Metric(values[i], unit, Direction.HIGHER_IS_BETTER));
    }
    return TargetJson.parse(json, "test").judge(SampleRecords.run(results)).getFirst();
  }

  @Test
  void thePublishedTargetsAreComplete() {
    List<TargetOutcome> outcomes = TargetJson.builtIn().judge(SampleRecords.run());
    assertEquals(9, published(outcomes, "body fitter performance report"));
    assertEquals(12, published(outcomes, "published analysis of the Python package"));
    assertTrue(outcomes.stream().allMatch(o -> o.status() == TargetStatus.NOT_MEASURED));
    assertEquals(
        List.of("photo-to-body", "photo-p95", "api-response", "concurrent-users"),
        outcomes.stream()
            .map(TargetOutcome::target)
            .filter(target -> target.pending() != null)
            .map(Target::id)
            .toList());
  }

  private static long published(List<TargetOutcome> outcomes, String source) {
    return outcomes.stream().filter(o -> o.target().source().startsWith(source)).count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"limit\": 100 | \"limit\": 0 | targets[0]: A limit is positive",
        "\"limit\": 100 | \"limit\": \"100\" | targets[0].limit",
        "\"benchmark\": \"a.B.c\", | `` | targets[0]: A target names the benchmark",
        "\"unit\": \"ms\" | \"unit\": \"users\" | targets[0]: A measured target is a time",
        "\"statistic\": \"mean\" | \"statistic\": \"mode\" | targets[0].statistic",
        "\"id\": \"fast\" | \"id\": \"Fast!\" | targets[0]: A target's id is in kebab case",
        "\"targets\" | \"goals\" | holds no targets",
      })
  void aWrongTargetFileIsRefusedWithThePlace(String right, String wrong, String complaint)
      throws Exception {
    Path file = Files.writeString(folder.resolve("targets.json"), ONE.replace(right, wrong));
    UserInputException failure =
        assertThrows(UserInputException.class, () -> TargetJson.read(file));
    assertTrue(failure.problem().contains(complaint), failure::problem);
  }
}
