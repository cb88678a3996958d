package org.fitterbench.benchmarks.fitter;

import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From body data on disk to a model that can compute bodies, once in a fresh JVM, as a program that
 * starts does it. Its check runs afterwards, since it would warm the JVM up.
 */
@Title("Model loading")
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ModelLoadingBenchmark {
  private static final double SHORTEST_METRES = 1.0;
  private static final double TALLEST_METRES = 2.5;

  private @Nullable BodyModel loaded;

  /** Reads the body data and makes the model. */
  @Benchmark
  public BodyModel load() {
    BodyModel model = BodyInput.load();
    loaded = model;
    return model;
  }

  /** The model computes a body of human height. */
  @TearDown(Level.Trial)
  @SelfCheck
  public void check() {
    BodyModel model = loaded;
    if (model == null) {
      return;
    }
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(model.neutral(), Skinning.LBS, workspace, StageTrace.off());
    float lowest = Float.MAX_VALUE;
    float highest = -Float.MAX_VALUE;
    for (int up = 2; up < workspace.vertices().length; up += 3) {
      lowest = Math.min(lowest, workspace.vertices()[up]);
      highest = Math.max(highest, workspace.vertices()[up]);
    }
    float height = highest - lowest;
    Expect.that(
        height > SHORTEST_METRES && height < TALLEST_METRES,
        "the loaded model's neutral body is " + height + " m tall");
  }
}
