package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to a Jacobian against the derivatives of the reference implementation. */
class GoldenJacobianTest {
  private static final double RELATIVE = 1e-3;

  /** Of the largest entry of a column: what the golden data's own difference quotient allows. */
  private static final double EXACT = 1e-5;

  /** Two vertices of at most 2 m in single precision, divided by what lies between them. */
  private static final double ROUNDING = 2 * Math.ulp(1f) / (2 * CentralDifferences.DEFAULT_STEP);

  /** A step that a phenotype's value in the golden data can take without passing an anchor. */
  private static final double SMALL_STEP = 2e-3;

  private GoldenBody golden;

  @BeforeEach
  void load() {
    golden = GoldenBody.load();
  }

  static List<String> cases() {
    return GoldenBody.names();
  }

  /**
   * All but the neutral body, whose values are on anchors, where one side is not the derivative.
   */
  static List<String> posedCases() {
    return cases().subList(1, cases().size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void centralDifferencesAgree(String name) {
    assertAgrees(name, JacobianMethod.CENTRAL_DIFFERENCE.strategy(), RELATIVE, ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void analyticDerivativesAgree(String name) {
    assertAgrees(name, new AnalyticDerivatives(2), EXACT, 0);
  }

  @ParameterizedTest
  @MethodSource("posedCases")
  void forwardDifferencesOfASmallStepAgreeInEveryWay(String name) {
    // Two vertices of at most 3 m, each rounded before and after skinning.
    double rounding = 4 * Math.ulp(2f) / SMALL_STEP;
    // A forward difference is off by half its step times the second derivative.
    for (JacobianStrategy strategy :
        List.of(
            new ForwardDifferences(SMALL_STEP),
            new BatchedDifferences(SMALL_STEP, 2),
            new SparseDifferences(SMALL_STEP))) {
      assertAgrees(name, strategy, 5 * SMALL_STEP, rounding);
    }
  }

  private void assertAgrees(String name, JacobianStrategy strategy, double relative, double floor) {
    List<ShapeParameter> parameters = new ArrayList<>();
    golden
        .input(name)
        .path("jacobian")
        .path("columns")
        .forEach(column ->
            parameters.add(
                new ShapeParameter.OfPhenotype(Phenotype.byLabel(column.asText()).orElseThrow())));
    BodyModel model = golden.model();
    int[] vertices = IntStream.range(0, model.vertexCount()).filter(v -> v % 3 != 1).toArray();
    Jacobian jacobian =
        strategy
            .prepare(model, Skinning.LBS, parameters, vertices)
            .at(golden.parameters(name), StageTrace.off());
    double[] expected = golden.array(name + "/jacobian_phenotypes.npy");
    int rows = jacobian.rowCount();
    int columns = parameters.size();
    for (int column = 0; column < columns; column++) {
      double largest = 0;
      for (int entry = column; entry < expected.length; entry += columns) {
        largest = Math.max(largest, Math.abs(expected[entry]));
      }
      double worst = 0;
      for (int row = 0; row < rows; row++) {
        double reference = expected[(3 * vertices[row / 3] + row % 3) * columns + column];
        worst = Math.max(worst, Math.abs(reference - jacobian.values()[column * rows + row]));
      }
      assertEquals(
          0, worst, relative * largest + floor, strategy.label() + " " + parameters.get(column));
    }
  }
}
