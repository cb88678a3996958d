package org.fitterbench.core.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.ForkSamples;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.Mode;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.RecordJson;
import org.fitterbench.core.record.ResourceUsage;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.Summary;
import org.fitterbench.core.statistics.Distribution;

/** Runs read for a comparison: from a run record, or from the JSON that JMH writes. */
public final class ComparedRuns {
  /** A fork with fewer samples than this has no 95th percentile of its own. */
  static final int SAMPLES_FOR_P95 = 20;

  private ComparedRuns() {}

  /**
   * Reads a run from a file, in whichever of the two formats it is.
   *
   * @throws UserInputException when it is neither, or damaged, naming the file and the place
   */
  public static ComparedRun read(Path file) {
    String source = file.toString();
    JsonNode document = RecordJson.tree(RecordJson.text(file), source);
    if (document.isArray()) {
      return JmhResults.read(document, source);
    }
    if (document.has("schemaVersion")) {
      return of(RunRecordJson.convert(document, source), source);
    }
    throw new UserInputException(
        "'" + source + "' is neither a run record nor JMH's JSON",
        "give a benchmark_results.json, or what JMH writes with -rf json");
  }

  /** A run record as a comparison needs it. */
  public static ComparedRun of(RunRecord run, String source) {
    Map<String, String> inputs = new LinkedHashMap<>();
    run.inputs().forEach(input -> inputs.put(input.role(), input.name() + " " + input.sha256()));
    return new ComparedRun(
        source,
        run.status() == RunStatus.COMPLETE,
        facts(run),
        inputs,
        run.results().stream().map(ComparedRuns::result).toList(),
        run.findings());
  }

  private static Map<String, String> facts(RunRecord run) {
    Environment environment = run.environment();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("CPU", environment.cpuModel());
    facts.put("logical cores", Integer.toString(environment.logicalCores()));
    facts.put("operating system", environment.os());
    facts.put("JVM", environment.jvm());
    facts.put("JVM flags", String.join(" ", environment.jvmFlags()));
    facts.put("container limits", String.join(", ", environment.containerLimits()));
    facts.put("device", run.settings().device());
    facts.put("GPU", String.join(", ", environment.gpus()));
    run.settings().choices().forEach((name, choice) -> facts.put("chosen " + name, choice));
    return facts;
  }

  private static ComparedResult result(BenchmarkResult result) {
    Summary summary = result.summary();
    boolean times = result.mode() != Mode.THROUGHPUT;
    return new ComparedResult(
        result.key(),
        result.label(),
        result.failure(),
        result.mode(),
        result.unit(),
        result.threads(),
        summary == null ? 0 : summary.mean(),
        result.forks().stream().map(ForkSamples::mean).toList(),
        summary == null || !times ? null : summary.p95(),
        times && result.mode() != Mode.SAMPLE_TIME ? p95s(result.forks()) : List.of(),
        memory(result.resources()),
        judged(result.metrics()));
  }

  private static Map<String, Metric> judged(Map<String, Metric> metrics) {
    Map<String, Metric> judged = new TreeMap<>(metrics);
    judged.values().removeIf(metric -> metric.tolerance() == null);
    return judged;
  }

  private static List<Double> p95s(List<ForkSamples> forks) {
    boolean enough = forks.stream().allMatch(f -> f.iterations().size() >= SAMPLES_FOR_P95);
    return enough
        ? forks.stream()
            .map(fork ->
                Distribution.of(
                        fork.iterations().stream().mapToDouble(Double::doubleValue).toArray())
                    .percentile(95))
            .toList()
        : List.of();
  }

  private static Map<MemoryFigure, Double> memory(ResourceUsage used) {
    Map<MemoryFigure, Double> memory = new EnumMap<>(MemoryFigure.class);
    for (MemoryFigure figure : MemoryFigure.values()) {
      Reading reading =
          switch (figure) {
            case ALLOCATION -> used.allocatedBytesPerOperation();
            case RSS -> used.peakRssBytes();
            case OFF_HEAP -> used.peakOffHeapBytes();
            case GPU -> used.peakGpuMemoryBytes();
            case HEAP -> used.peakHeapBytes();
          };
      switch (reading) {
        case Reading.Measured measured -> memory.put(figure, measured.value());
        case Reading.Absent _ -> {}
      }
    }
    return memory;
  }
}
