package org.fitterbench.benchmarks.fitter;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.VertexSample;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.solver.FitPlan;
import org.fitterbench.fitter.solver.GaussNewtonStep;
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
 * One step of the joint fit: derivatives by shape and pose, their normal equations, and the
 * solution for all bones and phenotypes at once.
 */
@Title("Joint step")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JointStepBenchmark {
  /** How far from the target a bone is turned, radians: what one step nearly makes good. */
  private static final double TURN = 0.02;

  /** The share of the distance that one step has to leave at most. */
  private static final double LEFT = 0.2;

  private static final double DAMPING = 1e-6;

  /** Threads that the step may use. */
  @Param({"1", "2"})
  public int threads = 1;

  private final BodyModel points =
      BodyInput.model().restrictedTo(VertexSample.DEFAULT.indices(BodyInput.model().vertexCount()));
  private final List<ShapeParameter> shape =
      FitOptions.DEFAULT_PHENOTYPES.stream()
          .<ShapeParameter>map(ShapeParameter.OfPhenotype::new)
          .toList();
  private final double[] lower = new double[shape.size()];
  private final double[] upper = new double[shape.size()];
  private final BodyParameters body = RandomBodies.of(points, 1).getFirst();
  private final BodyWorkspace workspace = points.newWorkspace();
  private final float[] weights = new float[points.vertexCount()];
  private float[] target = {};
  private GaussNewtonStep step =
      new GaussNewtonStep(new FitPlan(points, shape), new double[shape.size()], threads);

  /** Makes a target near the body. */
  @Setup(Level.Trial)
  public void setUp() {
    step = new GaussNewtonStep(new FitPlan(points, shape), new double[shape.size()], threads);
    Arrays.fill(weights, 1);
    Arrays.fill(upper, 1);
    BodyParameters near = body.copy();
    for (int index = 0; index < shape.size(); index++) {
      shape.get(index).setValue(near, shape.get(index).value(body) + TURN);
    }
    points.forward(near, Skinning.LBS, workspace, StageTrace.off());
    target = workspace.vertices().clone();
    points.forward(body, Skinning.LBS, workspace, StageTrace.off());
    check();
  }

  /** A step from near by leaves little of the distance. */
  @SelfCheck
  public void check() {
    double before = squares(workspace);
    Expect.that(step(), "the normal equations have no solution");
    BodyParameters moved = body.copy();
    step.apply(body, workspace, lower, upper, moved);
    BodyWorkspace there = points.newWorkspace();
    points.forward(moved, Skinning.LBS, there, StageTrace.off());
    double after = squares(there);
    Expect.that(after < LEFT * LEFT * before, "a step leaves %s m² of %s".formatted(after, before));
  }

  private double squares(BodyWorkspace at) {
    double sum = 0;
    for (int entry = 0; entry < target.length; entry++) {
      double difference = (double) target[entry] - at.vertices()[entry];
      sum += difference * difference;
    }
    return sum;
  }

  /** One step, without its forward pass. */
  @Benchmark
  public boolean step() {
    step.linearise(body, workspace, target, weights, StageTrace.off());
    return step.solve(body, DAMPING, lower, upper);
  }
}
