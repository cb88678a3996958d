package org.fitterbench.benchmarks.fitter;

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
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.CentralDifferences;
import org.fitterbench.fitter.model.ForwardDifferences;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.JacobianMethod;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skinning.Skinning;
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
 * The derivative of 5,000 vertices of a posed body by the shape's parameters, in each of the ways
 * there are to compute it. {@code finite-difference}, one forward pass after the other, is what the
 * others are compared with.
 */
@Title("Jacobian")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JacobianBenchmark {
  static final int VERTICES = 5000;

  private static final int POOL = 8;

  /** A micrometre of rounding on either side of a difference. */
  private static final double ROUNDING_METRES = 2e-6;

  /** How to compute it. */
  @Param({"finite-difference", "batched", "sparse", "analytic"})
  public String strategy = "finite-difference";

  /** How many parameters: the 6 phenotypes of a fit, or 11 and 14 local changes. */
  @Param({"6", "25"})
  public String parameters = "6";

  private final BodyModel model = BodyInput.model();
  private final List<BodyParameters> bodies = RandomBodies.of(model, POOL);
  private JacobianComputation computation = prepare(JacobianMethod.FINITE_DIFFERENCE.strategy());
  private int next;

  /** Prepares the chosen way and checks the derivatives of the first body. */
  @Setup(Level.Trial)
  public void setUp() {
    computation = prepare(method().strategy());
    check();
  }

  private JacobianMethod method() {
    return JacobianMethod.byLabel(strategy).orElseThrow();
  }

  private JacobianComputation prepare(JacobianStrategy way) {
    List<ShapeParameter> chosen = ShapeParameterSet.byLabel(parameters).orElseThrow().of(model);
    return way.prepare(model, Skinning.LBS, chosen, EvenlySpaced.vertices(model, VERTICES));
  }

  /**
   * A way by forward differences gives the differences of whole bodies that are computed here, one
   * after the other; an exact one gives the central differences, which have an error of their own.
   */
  @SelfCheck
  public void check() {
    BodyParameters body = bodies.getFirst();
    switch (method()) {
      case FINITE_DIFFERENCE, BATCHED, SPARSE -> checkDifferences(body);
      case CENTRAL_DIFFERENCE, ANALYTIC -> checkDerivatives(body);
    }
  }

  private void checkDifferences(BodyParameters body) {
    double step = ForwardDifferences.REFERENCE_STEP;
    Jacobian jacobian = computation.at(body, StageTrace.off());
    float[] base = vertices(body);
    for (int column = 0; column < jacobian.parameters().size(); column++) {
      ShapeParameter parameter = jacobian.parameters().get(column);
      BodyParameters moved = body.copy();
      parameter.setValue(moved, parameter.value(body) + step);
      float[] there = vertices(moved);
      for (int row = 0; row < jacobian.rowCount(); row++) {
        int coordinate = 3 * jacobian.vertices()[row / 3] + row % 3;
        Expect.close(
            parameter.label() + " at row " + row,
            ((double) there[coordinate] - base[coordinate]) / step,
            jacobian.values()[column * jacobian.rowCount() + row],
            ROUNDING_METRES / step);
      }
    }
  }

  private float[] vertices(BodyParameters body) {
    BodyWorkspace own = model.newWorkspace();
    model.forward(body, Skinning.LBS, own, StageTrace.off());
    return own.vertices();
  }

  /** Central differences are exact to their rounding and to the square of their step. */
  private void checkDerivatives(BodyParameters body) {
    double step = CentralDifferences.DEFAULT_STEP;
    Jacobian exact = computation.at(body, StageTrace.off());
    Jacobian differences =
        prepare(JacobianMethod.CENTRAL_DIFFERENCE.strategy()).at(body, StageTrace.off());
    for (int column = 0; column < exact.parameters().size(); column++) {
      String label = exact.parameters().get(column).label();
      int start = column * exact.rowCount();
      double largest = 0;
      for (int row = 0; row < exact.rowCount(); row++) {
        largest = Math.max(largest, Math.abs(differences.values()[start + row]));
      }
      for (int row = 0; row < exact.rowCount(); row++) {
        Expect.close(
            label + " at row " + row,
            differences.values()[start + row],
            exact.values()[start + row],
            step * step * largest + ROUNDING_METRES / step);
      }
    }
  }

  /** The derivatives of one body. */
  @Benchmark
  public Jacobian jacobian() {
    next = (next + 1) % bodies.size();
    return computation.at(bodies.get(next), StageTrace.off());
  }
}
