package org.fitterbench.core.peer;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;

/**
 * A benchmark with parameters.
 *
 * @param benchmark its fully qualified name
 * @param params parameters that its result must have; it may have others
 */
public record MeasuredPeer(String benchmark, Map<String, String> params) {
  public MeasuredPeer {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** Its result in a run; empty when it was not measured there. */
  public Optional<BenchmarkResult> in(RunRecord run) {
    return run.results().stream()
        .filter(result -> result.status() == ResultStatus.OK)
        .filter(result -> result.benchmark().equals(benchmark))
        .filter(result -> result.params().entrySet().containsAll(params.entrySet()))
        .findFirst();
  }
}
