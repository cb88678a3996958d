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

/** Jacobians against the derivatives of the reference implementation. */
class GoldenJacobianTest {
  private static final double RELATIVE = 1e-3;

  /** Two vertices of at most 2 m in single precision, divided by what lies between them. */
  private static final double ROUNDING = 2 * Math.ulp(1f) / (2 * CentralDifferences.DEFAULT_STEP);

  private GoldenBody golden;

  @BeforeEach
  void load() {
    golden = GoldenBody.load();
  }

  static List<String> cases() {
    return GoldenBody.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void centralDifferencesAgree(String name) {
    List<ShapeParameter> parameters = new ArrayList<>();
    golden
        .input(name)
        .path("jacobian")
        .path("columns")
        .forEach(column ->
            parameters.add(
                new ShapeParameter.OfPhenotype(Phenotype.byLabel(column.asText()).orElseThrow())));
    BodyModel model = golden.model();
    Jacobian jacobian = new Jacobian(parameters, IntStream.range(0, model.vertexCount()).toArray());
    new CentralDifferences(CentralDifferences.DEFAULT_STEP)
        .compute(
            model,
            golden.parameters(name),
            Skinning.LBS,
            model.newWorkspace(),
            jacobian,
            StageTrace.off());
    double[] expected = golden.array(name + "/jacobian_phenotypes.npy");
    int rows = jacobian.rowCount();
    int columns = parameters.size();
    assertEquals(expected.length, rows * columns);
    for (int column = 0; column < columns; column++) {
      double largest = 0;
      for (int row = 0; row < rows; row++) {
        largest = Math.max(largest, Math.abs(expected[row * columns + column]));
      }
      for (int row = 0; row < rows; row++) {
        double reference = expected[row * columns + column];
        double tolerance = RELATIVE * Math.max(Math.abs(reference), largest / 2) + ROUNDING;
        assertEquals(
            reference,
            jacobian.values()[column * rows + row],
            tolerance,
            parameters.get(column).label() + ", row " + row);
      }
    }
  }
}
