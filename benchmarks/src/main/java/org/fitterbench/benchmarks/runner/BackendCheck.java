package org.fitterbench.benchmarks.runner;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.fitter.backend.Backend;

/**
 * What of a plan can be measured with the backends that this machine has. A backend is started once
 * here, so that its library is unpacked before a measured JVM needs it, and one that does not start
 * is left out with its reason in place of failing in every fork.
 *
 * @param present what is measured
 * @param findings which backends are absent, and why
 */
public record BackendCheck(List<PlannedBenchmark> present, List<Finding> findings) {
  private static final String PARAM = "backend";

  public BackendCheck {
    present = List.copyOf(present);
    findings = List.copyOf(findings);
  }

  /**
   * Checks the backends that a plan asks for.
   *
   * @param cache where PyTorch's library is unpacked
   * @throws UserInputException when nothing is left of the plan
   */
  public static BackendCheck of(List<PlannedBenchmark> plan, CacheFolder cache) {
    return of(plan, backend -> backend.unusable(cache));
  }

  static BackendCheck of(
      List<PlannedBenchmark> plan, Function<Backend, Optional<String>> unusable) {
    Map<Backend, Optional<String>> reasons = new EnumMap<>(Backend.class);
    List<PlannedBenchmark> present = new ArrayList<>();
    for (PlannedBenchmark benchmark : plan) {
      Optional<String> reason =
          backend(benchmark).flatMap(backend -> reasons.computeIfAbsent(backend, unusable));
      if (reason.isEmpty()) {
        present.add(benchmark);
      }
    }
    List<Finding> findings = new ArrayList<>();
    reasons.forEach(
        (backend, reason) -> reason.ifPresent(words -> findings.add(absent(backend, words))));
    if (present.isEmpty()) {
      throw new UserInputException(
          findings.getFirst().message(), "choose another backend with --param " + PARAM + "=…");
    }
    return new BackendCheck(present, findings);
  }

  /** The backend of one of our own benchmarks; empty when it has none. */
  private static Optional<Backend> backend(PlannedBenchmark benchmark) {
    return benchmark.entry().suite() == Suite.FITTER
        ? Optional.ofNullable(benchmark.params().get(PARAM)).flatMap(Backend::byLabel)
        : Optional.empty();
  }

  private static Finding absent(Backend backend, String reason) {
    return new Finding(
        "absent-backend",
        Severity.WARNING,
        "the backend " + backend.label() + " is not measured: " + reason,
        "Run where it is there, or without it: --param " + PARAM + "=" + Backend.fastest().label());
  }
}
