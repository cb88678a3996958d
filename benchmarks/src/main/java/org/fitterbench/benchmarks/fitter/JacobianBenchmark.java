package org.fitterbench.benchmarks.fitter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ForwardDifferences;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.regression.FitOptions;
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
 * The derivative of 5,000 vertices of a posed body by the six phenotypes of a fit, with forward
 * differences: seven forward passes.
 */
@Title("Jacobian")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JacobianBenchmark {
  private static final int POOL = 8;
  private static final int VERTICES = 5000;

  /** A micrometre of rounding on either side of the difference, divided by its step. */
  private static final double TOLERANCE = 2e-6 / ForwardDifferences.REFERENCE_STEP;

  private final BodyModel model = BodyInput.model();
  private final BodyWorkspace workspace = model.newWorkspace();
  private final List<BodyParameters> bodies = RandomBodies.of(model, POOL);
  private final JacobianStrategy strategy =
      new ForwardDifferences(ForwardDifferences.REFERENCE_STEP);
  private final Jacobian jacobian = new Jacobian(parameters(), vertices(model));
  private int next;

  /** The shape parameters of the published fit. */
  static List<ShapeParameter> parameters() {
    return FitOptions.DEFAULT_PHENOTYPES.stream()
        .<ShapeParameter>map(ShapeParameter.OfPhenotype::new)
        .toList();
  }

  /** Evenly spaced vertices. */
  static int[] vertices(BodyModel model) {
    int count = Math.min(VERTICES, model.vertexCount());
    return IntStream.range(0, count)
        .map(index -> (int) ((long) index * model.vertexCount() / count))
        .toArray();
  }

  /** Checks the derivatives of the first body. */
  @Setup(Level.Trial)
  public void setUp() {
    check();
  }

  /** Each column is the difference of two bodies that are computed here, one after the other. */
  @SelfCheck
  public void check() {
    BodyParameters body = bodies.getFirst();
    compute(body);
    float[] base = vertices(body);
    for (int column = 0; column < jacobian.parameters().size(); column++) {
      ShapeParameter parameter = jacobian.parameters().get(column);
      BodyParameters moved = body.copy();
      parameter.setValue(moved, parameter.value(body) + ForwardDifferences.REFERENCE_STEP);
      float[] there = vertices(moved);
      for (int row = 0; row < jacobian.rowCount(); row++) {
        int coordinate = 3 * jacobian.vertices()[row / 3] + row % 3;
        double expected =
            ((double) there[coordinate] - base[coordinate]) / ForwardDifferences.REFERENCE_STEP;
        double actual = jacobian.values()[column * jacobian.rowCount() + row];
        Expect.close(parameter.label() + " at row " + row, expected, actual, TOLERANCE);
      }
    }
  }

  private float[] vertices(BodyParameters body) {
    BodyWorkspace own = model.newWorkspace();
    model.forward(body, Skinning.LBS, own, StageTrace.off());
    return own.vertices();
  }

  private void compute(BodyParameters body) {
    strategy.compute(model, body, Skinning.LBS, workspace, jacobian, StageTrace.off());
  }

  /** The derivatives of one body. */
  @Benchmark
  public Jacobian jacobian() {
    next = (next + 1) % bodies.size();
    compute(bodies.get(next));
    return jacobian;
  }
}
