package org.fitterbench.core.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JmhResultsTest {
  private static final Path FILES = Path.of("src/test/resources/comparison");

  @TempDir Path folder;

  private static Comparison compare(String baseline, String current) {
    return new Comparer(Thresholds.DEFAULT)
        .compare(
            ComparedRuns.read(FILES.resolve(baseline)), ComparedRuns.read(FILES.resolve(current)));
  }

  private static Comparison sample() {
    return compare("jmh-baseline.json", "jmh-current.json");
  }

  @Test
  void jmhsOwnFilesAreCompared() {
    Map<String, Verdict> verdicts =
        sample().matched().stream()
            .collect(
                Collectors.toMap(
                    BenchmarkComparison.Matched::label, BenchmarkComparison.Matched::verdict));
    assertEquals(
        Map.of(
            "Codec.encode (format=json)", Verdict.REGRESSION,
            "Codec.decode", Verdict.UNCHANGED,
            "Codec.noisy", Verdict.INCONCLUSIVE,
            "Codec.rate (4 threads)", Verdict.IMPROVEMENT,
            "Queue.poll", Verdict.REGRESSION),
        verdicts);
    assertEquals(
        List.of(new BenchmarkComparison.Missing("Codec.gone")),
        sample().only(BenchmarkComparison.Missing.class));
  }

  @Test
  void allocationIsReadUnderItsOldAndItsNewName() {
    BenchmarkComparison.Matched encode =
        sample().matched().stream()
            .collect(Collectors.toMap(BenchmarkComparison.Matched::label, Function.identity()))
            .get("Codec.encode (format=json)");
    assertEquals(
        List.of(new MemoryChange(MemoryFigure.ALLOCATION, 1024, 4096)),
        encode == null ? List.of() : encode.memory());
  }

  @Test
  void theForksOfSampleModeComeFromTheirHistograms() {
    ComparedResult poll = ComparedRuns.read(FILES.resolve("jmh-baseline.json")).results().get(4);
    assertEquals(3, poll.forkMeans().size());
    assertEquals((0.010 * 50 + 0.012 * 40 + 0.020 * 10) / 100, poll.forkMeans().get(0), 1e-12);
    // By definition 6 of Hyndman and Fan, P95 of 100 values is 0.05 of the 95th and 0.95 of the
    // 96th.
    assertEquals(0.020, poll.forkP95s().get(0), 1e-12);
    assertEquals(0.05 * 0.013 + 0.95 * 0.021, poll.forkP95s().get(1), 1e-12);
    assertEquals(0.05 * 0.012 + 0.95 * 0.022, poll.forkP95s().get(2), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(ComparisonFormat.class)
  void aComparisonIsWrittenAsItsGoldenFileShows(ComparisonFormat format) {
    Golden.assertMatches(
        "comparison/jmh." + format.name().toLowerCase(Locale.ROOT), format.render(sample()));
    Golden.assertMatches(
        "comparison/single." + format.name().toLowerCase(Locale.ROOT),
        format.render(compare("jmh-single-baseline.json", "jmh-single-current.json")));
    Golden.assertMatches(
        "comparison/not-comparable." + format.name().toLowerCase(Locale.ROOT),
        format.render(compare("jmh-single-baseline.json", "jmh-other.json")));
  }

  @Test
  void theTextFitsInto120ColumnsWithoutControlCharacters() {
    String text = ComparisonFormat.TEXT.render(sample());
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty",
        "[] | holds no results",
        "[ | stops in the middle, at line 1",
        "{} | is neither a run record nor JMH's JSON",
        "3 | is neither a run record nor JMH's JSON",
        "\"text\" | is neither a run record nor JMH's JSON",
        "[1] | is not JMH's JSON at [0].benchmark: expected a text, found nothing",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"warp\"}] | is not JMH's JSON at [0].mode: expected one of",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"threads\": 0}] | is not JMH's JSON at [0].threads: expected a number of threads, found 0",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"threads\": 1}] | is not JMH's JSON at [0].primaryMetric.rawData: expected an array of forks",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"threads\": 1, \"primaryMetric\": {\"rawData\": [[1, \"NaN\"]]}}] | is not JMH's JSON at [0].primaryMetric.rawData[0][1]: expected a number, found \"NaN\"",
      })
  void whatIsNotJmhsJsonIsRefusedWithThePlace(String text, String complaint) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);
    UserInputException failure =
        assertThrows(UserInputException.class, () -> ComparedRuns.read(file));
    assertTrue(failure.problem().startsWith("'" + file + "' " + complaint), failure::problem);
    assertEquals(1, failure.oneLine().lines().count());
  }

  @Test
  void aBenchmarkThatIsThereTwiceIsRefused() throws IOException {
    String one = Files.readString(FILES.resolve("jmh-single-baseline.json"));
    String inside = one.strip().substring(1, one.strip().length() - 1);
    Path file = Files.writeString(folder.resolve("x.json"), "[" + inside + "," + inside + "]");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> ComparedRuns.read(file));
    assertEquals("'" + file + "' holds Codec.encode twice", failure.problem());
  }
}
