package org.fitterbench.benchmarks.fitter;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.EvenlySpaced;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.input.ShapeParameterSet;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.JacobianMethod;
import org.fitterbench.fitter.regression.NormalEquations;
import org.fitterbench.fitter.skinning.Skinning;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One damped least squares step of a fit: from Jacobian and residual to the change of phenotypes.
 */
@Title("Linear solve")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LinearSolveBenchmark {
  private static final int POOL = 4;

  /** What rounding leaves of the normal equations, relative to their right side. */
  private static final double TOLERANCE = 1e-9;

  private float[][] jacobians = {};
  private float[][] residuals = {};
  private double[] damping = {};
  private int next;

  /** Computes the Jacobians of a pool of bodies, each with the next one as its target. */
  @Setup(Level.Trial)
  public void setUp() {
    BodyModel model = BodyInput.model();
    List<BodyParameters> bodies = RandomBodies.of(model, POOL);
    JacobianComputation computation =
        JacobianMethod.FINITE_DIFFERENCE
            .strategy()
            .prepare(
                model,
                Skinning.LBS,
                ShapeParameterSet.FIT.of(model),
                EvenlySpaced.vertices(model, JacobianBenchmark.VERTICES));
    jacobians = new float[POOL][];
    residuals = new float[POOL][];
    for (int body = 0; body < POOL; body++) {
      Jacobian here = computation.at(bodies.get(body), StageTrace.off());
      float[] positions = here.positions().clone();
      jacobians[body] = here.values().clone();
      BodyParameters target = bodies.get((body + 1) % POOL).copy();
      System.arraycopy(bodies.get(body).pose(), 0, target.pose(), 0, target.pose().length);
      float[] there = computation.at(target, StageTrace.off()).positions();
      float[] residual = new float[here.rowCount()];
      for (int row = 0; row < residual.length; row++) {
        residual[row] = there[row] - positions[row];
      }
      residuals[body] = residual;
      damping = new double[here.parameters().size()];
      Arrays.fill(damping, 1);
    }
    check();
  }

  /** The step fulfils its own equation Jᵀ(r − Jδ) = Λδ, which is computed here without JᵀJ. */
  @SelfCheck
  public void check() {
    for (int body = 0; body < POOL; body++) {
      double[] step = NormalEquations.solve(jacobians[body], residuals[body], damping);
      int rows = residuals[body].length;
      double[] unexplained = new double[rows];
      for (int row = 0; row < rows; row++) {
        unexplained[row] = residuals[body][row];
        for (int column = 0; column < step.length; column++) {
          unexplained[row] -= jacobians[body][column * rows + row] * step[column];
        }
      }
      for (int column = 0; column < step.length; column++) {
        double gradient = 0;
        double size = 0;
        for (int row = 0; row < rows; row++) {
          double entry = jacobians[body][column * rows + row];
          gradient += entry * unexplained[row];
          size += Math.abs(entry * residuals[body][row]);
        }
        Expect.close(
            "equation " + column, damping[column] * step[column], gradient, TOLERANCE * size);
      }
    }
  }

  /** One step. */
  @Benchmark
  public double[] solve() {
    next = (next + 1) % POOL;
    return NormalEquations.solve(jacobians[next], residuals[next], damping);
  }
}
