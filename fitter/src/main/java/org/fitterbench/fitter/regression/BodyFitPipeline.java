package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.jspecify.annotations.Nullable;

/**
 * Fits a body to vertices that correspond to the model's. Its stages are {@code start} (the first
 * body), then in each iteration those of the method (such as {@code pose-estimation}, {@code
 * jacobian}, {@code linear-solve}, {@code update}) and {@code error}. Prepares once what all fits
 * share, and keeps the work space of a fit for the next. May be used by several threads at once.
 */
public final class BodyFitPipeline {
  /** A mean error in millimetres above which a body has little to do with its target. */
  private static final double POOR_FIT_MM = 30;

  /** A rise of the error that is worth a word: by this share and by this much. */
  private static final double NOTEWORTHY_SHARE = 0.01;

  private static final double NOTEWORTHY_MM = 0.01;

  /** Iterations after which it shows which age leads to the target. */
  private static final int TRIAL_ITERATIONS = 3;

  private final BodyModel model;
  private final FitOptions options;
  private final Supplier<FitSolver> solvers;
  private final @Nullable BodySizes sizes;
  private final ConcurrentLinkedDeque<FitRun> idleRuns = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedDeque<SizeFit> idleSizeFits = new ConcurrentLinkedDeque<>();

  /**
   * Prepares fits of a model, which takes about as long as one of them.
   *
   * @throws UserInputException when the body data lack a local change that the options name
   */
  public BodyFitPipeline(BodyModel model, FitOptions options) {
    if (options.method() == FitMethod.REFERENCE && !options.localChanges().isEmpty()) {
      throw new UserInputException(
          "the reference fit knows no local changes", "fit them with the joint method");
    }
    this.model = model;
    this.options = options;
    solvers = options.method().solvers(model, options);
    sizes = options.start() instanceof FitStart.Anthropometric ? BodySizes.of(model) : null;
  }

  /** How it fits. */
  public FitOptions options() {
    return options;
  }

  /**
   * Iterates until the method has arrived, at most as often as asked for, and keeps the iteration
   * with the least mean error.
   *
   * @throws UserInputException when the target lacks vertices and the method cannot do without
   */
  public FitResult fit(FitTarget target, StageTrace trace) {
    if (options.method() == FitMethod.REFERENCE && !target.isComplete()) {
      throw new UserInputException(
          "the reference fit knows no weights and no missing vertices",
          "fit such a target with the joint method");
    }
    FitRun run = idleRuns.poll();
    if (run == null) {
      run = new FitRun(model, options, solvers.get(), target);
    }
    FitRun.Path path = run(run, target, trace);
    idleRuns.push(run);
    FitRun.Snapshot best = path.best();
    return new FitResult(
        options,
        path.errors(),
        best.iteration(),
        path.stop(),
        best.body(),
        best.rotationVectors(),
        best.vertices(),
        findings(target, path));
  }

  private FitRun.Path run(FitRun run, FitTarget target, StageTrace trace) {
    return switch (options.start()) {
      case FitStart.Neutral() ->
          run.run(target, model.neutral(), false, options.iterations(), trace);
      case FitStart.Anthropometric() ->
          run.run(target, ofTheSameSizes(target, trace), false, options.iterations(), trace);
      case FitStart.AgeAnchors() ->
          run.run(target, bestAge(run, target, trace), false, options.iterations(), trace);
      case FitStart.Warm(BodyParameters body) ->
          run.run(target, inTheWorld(body), true, options.iterations(), trace);
    };
  }

  private BodyParameters ofTheSameSizes(FitTarget target, StageTrace trace) {
    try (Stage _ = trace.stage("start")) {
      SizeFit sizeFit = idleSizeFits.poll();
      if (sizeFit == null) {
        sizeFit = new SizeFit(Objects.requireNonNull(sizes), options);
      }
      BodyParameters body = model.neutral();
      sizeFit.apply(target, body);
      idleSizeFits.push(sizeFit);
      return body;
    }
  }

  /** The neutral body of the age from which a few iterations lead nearest. */
  private BodyParameters bestAge(FitRun run, FitTarget target, StageTrace trace) {
    BodyParameters best = model.neutral();
    double least = Double.POSITIVE_INFINITY;
    for (int anchor = 0; anchor < Phenotype.AGE.anchorCount(); anchor++) {
      double age = Phenotype.AGE.anchor(anchor);
      if (age >= options.bounds().lower() && age <= options.bounds().upper()) {
        BodyParameters first = model.neutral();
        first.setPhenotype(Phenotype.AGE, age);
        FitRun.Path trial = run.run(target, first, false, TRIAL_ITERATIONS, trace);
        if (trial.best().error().meanMm() < least) {
          least = trial.best().error().meanMm();
          best = first;
        }
      }
    }
    return best;
  }

  /** A body's pose in the parameterisation that fits are made in. */
  private BodyParameters inTheWorld(BodyParameters body) {
    if (body.parameterisation() == PoseParameterisation.ROOT_RELATIVE_WORLD) {
      return body;
    }
    BodyWorkspace workspace = model.newWorkspace();
    model.computeCoefficients(body, workspace);
    model.placeSkeleton(workspace);
    model.pose(body, workspace);
    BodyParameters same = model.neutral();
    PoseParameterisation.ROOT_RELATIVE_WORLD.toParameters(
        model.skeleton(), workspace.restPoses(), workspace.bonePoses(), same.pose());
    System.arraycopy(body.phenotypes(), 0, same.phenotypes(), 0, Phenotype.COUNT);
    System.arraycopy(body.localChanges(), 0, same.localChanges(), 0, body.localChanges().length);
    return same;
  }

  private static List<Finding> findings(FitTarget target, FitRun.Path path) {
    List<Finding> findings = new ArrayList<>(target.findings());
    FitRun.Snapshot best = path.best();
    double last = path.errors().getLast().meanMm();
    if (path.stop() == StopReason.NOT_FINITE) {
      findings.add(
          diverging("iteration %d made a body that is not finite", path.errors().size() + 1, best));
    } else if (last > best.error().meanMm() * (1 + NOTEWORTHY_SHARE) + NOTEWORTHY_MM) {
      findings.add(
          diverging(
              "the mean error rose to " + millimetres(last) + " by iteration %d",
              path.errors().size(),
              best));
    }
    if (best.error().meanMm() > POOR_FIT_MM) {
      findings.add(
          new Finding(
              "poor-fit",
              Severity.WARNING,
              "the mean error is still " + millimetres(best.error().meanMm()),
              "give it more iterations, or check that the target has the model's vertices"));
    }
    return findings;
  }

  private static Finding diverging(String what, int iteration, FitRun.Snapshot best) {
    return new Finding(
        "diverging",
        Severity.WARNING,
        what.formatted(iteration)
            + "; iteration %d is kept, with %s"
                .formatted(best.iteration(), millimetres(best.error().meanMm())),
        "ask for " + best.iteration() + " iterations, or use the joint method");
  }

  private static String millimetres(double value) {
    return String.format(Locale.ROOT, "%.1f mm", value);
  }
}
