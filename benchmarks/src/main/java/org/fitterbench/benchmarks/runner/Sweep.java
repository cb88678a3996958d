package org.fitterbench.benchmarks.runner;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.segmentation.model.Precision;

/** A table of video segmentation: the benchmarks that have one parameter, at all its values. */
public enum Sweep {
  /** Frames of 1080p, 4k, 6k and 8k. */
  RESOLUTION("resolution") {
    @Override
    List<String> paramValues() {
      return Arrays.stream(Resolution.values()).map(Resolution::label).toList();
    }
  },
  /** Batches of 1, 4, 8, 16 and 32 pictures. */
  BATCH("batch") {
    @Override
    List<String> paramValues() {
      return List.of("1", "4", "8", "16", "32");
    }
  },
  /** The precisions that the CPU computes with at a useful speed. */
  PRECISION("precision") {
    @Override
    List<String> paramValues() {
      return Precision.supportedOn(TorchDevice.CPU).stream()
          .sorted()
          .map(Precision::label)
          .toList();
    }
  };

  private final String param;

  Sweep(String param) {
    this.param = param;
  }

  abstract List<String> paramValues();

  /**
   * The benchmarks of some tables, out of those that were selected.
   *
   * @param sweeps none for what was selected as it is
   */
  public static Selection of(Collection<Sweep> sweeps, Selection selection) {
    if (sweeps.isEmpty()) {
      return selection;
    }
    return new Selection(
        selection.suites().isEmpty() ? EnumSet.of(Suite.SEGMENTATION) : selection.suites(),
        selection.filter(),
        params(sweeps));
  }

  /** The values of some tables; those that were asked for one by one win. */
  public static Overrides of(Collection<Sweep> sweeps, Overrides overrides) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    sweeps.forEach(sweep -> params.put(sweep.param, sweep.paramValues()));
    params.putAll(overrides.params());
    return new Overrides(
        overrides.forks(),
        overrides.warmupIterations(),
        overrides.iterations(),
        overrides.time(),
        overrides.threads(),
        params,
        overrides.jvmArgs());
  }

  private static Set<String> params(Collection<Sweep> sweeps) {
    return sweeps.stream().map(sweep -> sweep.param).collect(Collectors.toUnmodifiableSet());
  }
}
