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
import org.fitterbench.fitter.regression.FitBatch;
import org.fitterbench.fitter.regression.FitBatch.Outcome;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.skinning.Skinning;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How many bodies are fitted in a second, each until it has arrived, several at once. */
@Title("Batch fit")
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BatchFitBenchmark {
  private static final int TARGETS = 8;

  /** What the joint fit leaves of any body of the model, of most far less. */
  private static final double NEAR_MM = 0.05;

  /** How much the error may differ between two JVMs: far more than rounding. */
  private static final double SAME_ERROR_MM = 0.01;

  /** Fits at once. */
  @Param({"1", "2"})
  public int atOnce = 1;

  private final BodyModel model = BodyInput.model();
  private final BodyFitPipeline pipeline =
      new BodyFitPipeline(model, FitOptions.joint().withThreads(1));
  private final List<FitBatch.Source> sources = new ArrayList<>();

  /** How well the fits did: the same in every run. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Quality {
    /** The mean error of the target that was fitted worst, millimetres. */
    @Figure(unit = "mm", direction = Direction.LOWER_IS_BETTER, tolerance = SAME_ERROR_MM)
    public double worstMeanError;
  }

  /** Makes the targets. */
  @Setup(Level.Trial)
  public void setUp() {
    sources.clear();
    for (BodyParameters body : RandomBodies.withinReach(model, TARGETS)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, Skinning.LBS, workspace, StageTrace.off());
      FitTarget target = FitTarget.of("random body", workspace.vertices(), model);
      sources.add(new FitBatch.Source("random body", () -> target));
    }
    check();
  }

  /** Every fit is near its target. */
  @SelfCheck
  public void check() {
    double worst = worstError();
    Expect.that(worst < NEAR_MM, "a fit ends " + worst + " mm from its target");
  }

  private double worstError() {
    double[] worst = {0};
    new FitBatch(pipeline, atOnce)
        .run(
            sources,
            outcome ->
                worst[0] =
                    switch (outcome) {
                      case Outcome.Fitted fitted ->
                          Math.max(worst[0], fitted.result().error().meanMm());
                      case Outcome.Refused refused -> throw refused.reason();
                    });
    return worst[0];
  }

  /** All targets once. */
  @Benchmark
  @OperationsPerInvocation(TARGETS)
  public double fit(Quality quality) {
    quality.worstMeanError = worstError();
    return quality.worstMeanError;
  }
}
