package org.fitterbench.benchmarks.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.regression.VertexError;
import org.fitterbench.fitter.skinning.Skinning;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole fit of a body to the vertices of another: pose and shape, from the neutral body, by the
 * published algorithm.
 */
@Title("Regression")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RegressionBenchmark {
  private static final int POOL = 4;

  /** The published fit leaves up to about half of this on bodies of the model. */
  private static final double WORST_MEAN_ERROR_MM = 40;

  /** The body found and its error are two ways to the same vertices. */
  private static final double ERROR_TOLERANCE_MM = 0.1;

  /** Iterations of the fit. */
  @Param({"3", "5"})
  public int iterations = 3;

  private final BodyModel model = BodyInput.model();
  private final List<FitTarget> targets = new ArrayList<>();
  private int next;

  /** How well the fit did. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Quality {
    /** Mean distance of the vertices from their targets in the last fit, millimetres. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER)
    public double meanError;
  }

  /** Makes a pool of targets. */
  @Setup(Level.Trial)
  public void setUp() {
    targets.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, Skinning.LBS, workspace, StageTrace.off());
      targets.add(FitTarget.of("random body", workspace.vertices(), model));
    }
    check();
  }

  /** The fit is near its target, and the body that it found has the error that it states. */
  @SelfCheck
  public void check() {
    FitTarget target = targets.getFirst();
    FitResult result = fit(target);
    Expect.that(
        result.error().meanMm() < WORST_MEAN_ERROR_MM,
        "the fit ends " + result.error().meanMm() + " mm from its target");
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(result.body(), Skinning.LBS, workspace, StageTrace.off());
    Expect.close(
        "mean error of the body found",
        result.error().meanMm(),
        VertexError.between(workspace.vertices(), target.vertices()).meanMm(),
        ERROR_TOLERANCE_MM);
  }

  private FitResult fit(FitTarget target) {
    FitOptions options = FitOptions.reference().withIterations(iterations);
    return new BodyFitPipeline(model, options).fit(target, StageTrace.off());
  }

  /** One fit. */
  @Benchmark
  public FitResult fit(Quality quality) {
    next = (next + 1) % targets.size();
    FitResult result = fit(targets.get(next));
    quality.meanError = result.error().meanMm();
    return result;
  }
}
