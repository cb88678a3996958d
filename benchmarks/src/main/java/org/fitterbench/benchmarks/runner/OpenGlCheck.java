package org.fitterbench.benchmarks.runner;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fitterbench.benchmarks.suite.Suite;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.mesh.opengl.OpenGlRenderer;
import org.fitterbench.mesh.renderers.RendererChoice;

/**
 * What of a plan can be measured with or without OpenGL. Where it is not, the benchmarks that draw
 * by it are left out with the reason in place of failing in every fork.
 *
 * @param present what is measured
 * @param findings that OpenGL is absent, and why
 */
public record OpenGlCheck(List<PlannedBenchmark> present, List<Finding> findings) {
  private static final String PARAM = "renderer";

  public OpenGlCheck {
    present = List.copyOf(present);
    findings = List.copyOf(findings);
  }

  /**
   * Opens OpenGL once if a plan asks for it.
   *
   * @throws UserInputException when nothing is left of the plan
   */
  public static OpenGlCheck of(List<PlannedBenchmark> plan) {
    return of(plan, OpenGlCheck::missing);
  }

  static OpenGlCheck of(List<PlannedBenchmark> plan, Supplier<Optional<String>> missing) {
    List<PlannedBenchmark> others = plan.stream().filter(one -> !isByOpenGl(one)).toList();
    if (others.size() == plan.size()) {
      return new OpenGlCheck(plan, List.of());
    }
    Optional<String> reason = missing.get();
    if (reason.isEmpty()) {
      return new OpenGlCheck(plan, List.of());
    }
    Finding absent =
        new Finding(
            "absent-opengl",
            Severity.WARNING,
            "rendering by OpenGL is not measured: " + reason.get(),
            "Run where it is there, or without it: --param "
                + PARAM
                + "="
                + RendererChoice.SOFTWARE);
    if (others.isEmpty()) {
      throw new UserInputException(
          absent.message(), "choose another renderer with --param " + PARAM + "=…");
    }
    return new OpenGlCheck(others, List.of(absent));
  }

  private static boolean isByOpenGl(PlannedBenchmark benchmark) {
    return benchmark.entry().suite() != Suite.USER
        && RendererChoice.OPENGL.name().equals(benchmark.params().get(PARAM));
  }

  /** Why there is no OpenGL here; empty when there is. */
  public static Optional<String> missing() {
    try (var _ = OpenGlRenderer.open()) {
      return Optional.empty();
    } catch (UserInputException absent) {
      return Optional.of(absent.problem());
    }
  }
}
