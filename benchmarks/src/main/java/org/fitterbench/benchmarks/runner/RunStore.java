package org.fitterbench.benchmarks.runner;

import java.util.List;
import org.fitterbench.core.record.RunRecord;
import org.openjdk.jmh.results.RunResult;

/** Keeps what a run has so far. */
@FunctionalInterface
public interface RunStore {
  /**
   * Keeps the record as it stands, replacing what was kept before; called at the start, after every
   * benchmark and at the end.
   *
   * @param jmhResults the same results in JMH's own form, failed ones left out
   */
  void keep(RunRecord record, List<RunResult> jmhResults);
}
