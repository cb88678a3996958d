package org.fitterbench.benchmarks.suite;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitterbench.core.record.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * A benchmark that can be run: one method in one mode.
 *
 * @param suite the suite it belongs to
 * @param title what it measures, for a person
 * @param figures what it reports beside its time, by name
 * @param jmh JMH's own description, with the benchmark's annotations
 */
public record CatalogEntry(
    Suite suite, String title, Map<String, Figure> figures, BenchmarkListEntry jmh) {
  public CatalogEntry {
    figures = Map.copyOf(figures);
  }

  /** The fully qualified name of the benchmark's method. */
  public String name() {
    return jmh.getUsername();
  }

  /** The class and method without the package, for example {@code ForwardPassBenchmark.forward}. */
  public String shortName() {
    int method = name().lastIndexOf('.');
    return name().substring(name().lastIndexOf('.', method - 1) + 1);
  }

  /** The values of each parameter, sorted by the parameter's name. */
  public Map<String, List<String>> params() {
    Map<String, List<String>> params = new TreeMap<>();
    if (jmh.getParams().hasValue()) {
      jmh.getParams().get().forEach((name, values) -> params.put(name, List.of(values)));
    }
    return Collections.unmodifiableMap(params);
  }

  /** JVM flags that the benchmark's own {@code @Fork} asks for. */
  public List<String> jvmArgs() {
    return Stream.of(jmh.getJvmArgsPrepend(), jmh.getJvmArgs(), jmh.getJvmArgsAppend())
        .flatMap(flags -> flags.orElse(List.of()).stream())
        .toList();
  }

  /** How it is timed; JMH's one mode that stands for all becomes all of them. */
  public List<Mode> modes() {
    return switch (jmh.getMode()) {
      case Throughput -> List.of(Mode.THROUGHPUT);
      case AverageTime -> List.of(Mode.AVERAGE_TIME);
      case SampleTime -> List.of(Mode.SAMPLE_TIME);
      case SingleShotTime -> List.of(Mode.SINGLE_SHOT_TIME);
      case All -> List.of(Mode.values());
    };
  }
}
