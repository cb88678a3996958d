package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;

/**
 * Fits a body to vertices that correspond to the model's, from the neutral body. Its stages are
 * {@code preparation} (the solver's tables and the neutral body), then in each iteration {@code
 * pose-estimation}, {@code jacobian}, {@code linear-solve}, {@code update}, {@code
 * global-alignment} and {@code error}. May be used by several threads at once.
 */
public final class BodyFitPipeline {
  /** A mean error in millimetres above which a body has little to do with its target. */
  private static final double POOR_FIT_MM = 30;

  /** A rise of the error that is worth a word: by this share and by this much. */
  private static final double NOTEWORTHY_SHARE = 0.01;

  private static final double NOTEWORTHY_MM = 0.01;

  private final BodyModel model;
  private final FitOptions options;

  public BodyFitPipeline(BodyModel model, FitOptions options) {
    this.model = model;
    this.options = options;
  }

  /** Runs all iterations, and keeps the one with the least mean error. */
  public FitResult fit(FitTarget target, StageTrace trace) {
    FitState state = new FitState(model, options.skinning(), target.vertices());
    FitSolver solver;
    try (Stage _ = trace.stage("preparation")) {
      solver = options.method().solver(model, options);
      state.forward(trace);
    }
    List<VertexError> errors = new ArrayList<>();
    Snapshot best = null;
    boolean broken = false;
    for (int iteration = 1; iteration <= options.iterations() && !broken; iteration++) {
      solver.iterate(state, trace);
      try (Stage _ = trace.stage("error")) {
        VertexError error = VertexError.between(state.workspace().vertices(), state.target());
        broken = !error.isFinite();
        if (!broken) {
          errors.add(error);
          if (best == null || error.meanMm() < best.error.meanMm()) {
            best = new Snapshot(state, error, iteration);
          }
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("The first iteration made a body that is not finite");
    }
    List<Finding> findings = new ArrayList<>(target.findings());
    addFindings(findings, errors, best, broken);
    return new FitResult(
        options, errors, best.iteration, best.body, best.rotationVectors, best.vertices, findings);
  }

  private static void addFindings(
      List<Finding> findings, List<VertexError> errors, Snapshot best, boolean broken) {
    if (broken) {
      findings.add(
          diverging("iteration %d made a body that is not finite", errors.size() + 1, best));
    } else if (errors.getLast().meanMm()
        > best.error.meanMm() * (1 + NOTEWORTHY_SHARE) + NOTEWORTHY_MM) {
      findings.add(
          diverging(
              "the mean error rose to "
                  + millimetres(errors.getLast().meanMm())
                  + " by iteration %d",
              errors.size(),
              best));
    }
    if (best.error.meanMm() > POOR_FIT_MM) {
      findings.add(
          new Finding(
              "poor-fit",
              Severity.WARNING,
              "the mean error is still " + millimetres(best.error.meanMm()),
              "give it more iterations, or check that the target has the model's vertices"));
    }
  }

  private static Finding diverging(String what, int iteration, Snapshot best) {
    return new Finding(
        "diverging",
        Severity.WARNING,
        what.formatted(iteration)
            + "; iteration %d is kept, with %s"
                .formatted(best.iteration, millimetres(best.error.meanMm())),
        "ask for " + best.iteration + " iterations");
  }

  private static String millimetres(double value) {
    return String.format(Locale.ROOT, "%.1f mm", value);
  }

  /** A copy of what an iteration reached. */
  private static final class Snapshot {
    private final VertexError error;
    private final int iteration;
    private final BodyParameters body;
    private final double[] rotationVectors;
    private final float[] vertices;

    Snapshot(FitState state, VertexError error, int iteration) {
      this.error = error;
      this.iteration = iteration;
      body = state.body().copy();
      rotationVectors = state.rotationVectors().clone();
      vertices = state.workspace().vertices().clone();
    }
  }
}
