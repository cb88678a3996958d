package org.fitterbench.benchmarks.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.fitterbench.fitter.regression.FitMethod;
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
 * The whole fit of a body to the vertices of another, pose and shape, with the error that it
 * reaches. The joint fit stops before the iterations are over when it has arrived.
 */
@Title("Regression")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RegressionBenchmark {
  private static final int POOL = 4;

  /** The published fit leaves up to about half of this on bodies of the model. */
  private static final double WORST_MEAN_ERROR_MM = 40;

  /** What the joint fit leaves of any body of the model by then, of most far less. */
  private static final double NEAR_MM = 0.05;

  /** Iterations after which the joint fit has to be near. */
  private static final int ENOUGH_ITERATIONS = 5;

  /** The body found and its error are two ways to the same vertices. */
  private static final double ERROR_TOLERANCE_MM = 0.1;

  /** How much the error may differ between two JVMs: far more than rounding. */
  private static final double SAME_ERROR_MM = 0.01;

  /** The algorithm: {@code joint} or {@code reference}. */
  @Param({"joint", "reference"})
  public String method = "joint";

  /** Iterations of the fit at most. */
  @Param({"3", "5"})
  public int iterations = 3;

  private final BodyModel model = BodyInput.model();
  private final List<FitTarget> targets = new ArrayList<>();
  private BodyFitPipeline pipeline = new BodyFitPipeline(model, FitOptions.joint());
  private double meanErrorOfPool;
  private double errorOfPoolAfter1;
  private double errorOfPoolAfter2;
  private double largestErrorOfPool;
  private int next;

  /** How well the fit did: the same in every run. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Quality {
    /** Mean distance of the vertices from their targets over all targets, millimetres. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER, tolerance = SAME_ERROR_MM)
    public double meanError;

    /** The same after the first iteration, whatever the number of iterations. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER, tolerance = SAME_ERROR_MM)
    public double meanErrorAfter1;

    /** The same after the second. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER, tolerance = SAME_ERROR_MM)
    public double meanErrorAfter2;

    /** The mean error of the target that was fitted worst. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER, tolerance = SAME_ERROR_MM)
    public double worstMeanError;
  }

  /** Makes a pool of targets. */
  @Setup(Level.Trial)
  public void setUp() {
    pipeline =
        new BodyFitPipeline(
            model,
            FitOptions.of(FitMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .withIterations(iterations));
    targets.clear();
    for (BodyParameters body : RandomBodies.withinReach(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, Skinning.LBS, workspace, StageTrace.off());
      targets.add(FitTarget.of("random body", workspace.vertices(), model));
    }
    check();
  }

  /** Every fit is near its target, and the body that it found has the error that it states. */
  @SelfCheck
  public void check() {
    boolean near =
        pipeline.options().method() == FitMethod.JOINT && iterations >= ENOUGH_ITERATIONS;
    double limit = near ? NEAR_MM : WORST_MEAN_ERROR_MM;
    double sum = 0;
    double after1 = 0;
    double after2 = 0;
    largestErrorOfPool = 0;
    for (FitTarget target : targets) {
      FitResult result = pipeline.fit(target, StageTrace.off());
      double error = result.error().meanMm();
      Expect.that(error < limit, "the fit ends " + error + " mm from its target");
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(result.body(), Skinning.LBS, workspace, StageTrace.off());
      Expect.close(
          "mean error of the body found",
          error,
          VertexError.between(workspace.vertices(), target.vertices()).meanMm(),
          ERROR_TOLERANCE_MM);
      sum += error;
      after1 += errorAfter(1, result);
      after2 += errorAfter(2, result);
      largestErrorOfPool = Math.max(largestErrorOfPool, error);
    }
    meanErrorOfPool = sum / targets.size();
    errorOfPoolAfter1 = after1 / targets.size();
    errorOfPoolAfter2 = after2 / targets.size();
  }

  /** The mean error after an iteration; a fit that ended earlier stays where it ended. */
  private static double errorAfter(int iteration, FitResult result) {
    List<VertexError> errors = result.iterations();
    return errors.get(Math.min(iteration, errors.size()) - 1).meanMm();
  }

  /** One fit. */
  @Benchmark
  public FitResult fit(Quality quality) {
    next = (next + 1) % targets.size();
    quality.meanError = meanErrorOfPool;
    quality.meanErrorAfter1 = errorOfPoolAfter1;
    quality.meanErrorAfter2 = errorOfPoolAfter2;
    quality.worstMeanError = largestErrorOfPool;
    return pipeline.fit(targets.get(next), StageTrace.off());
  }
}
