package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact derivative against the Jacobians of the reference implementation. */
class GoldenDerivativeTest {
  /** Of the largest entry of a column: what the golden data's own difference quotient allows. */
  private static final double RELATIVE = 1e-5;

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
  void everyColumnAgrees(String name) {
    double[] expected = golden.array(name + "/jacobian_phenotypes.npy");
    JsonNode columns = golden.input(name).path("jacobian").path("columns");
    BodyModel model = golden.model();
    BodyParameters body = golden.parameters(name);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    BodyTangent tangent = model.newTangent();
    float[] actual = new float[3 * model.vertexCount()];
    for (int column = 0; column < columns.size(); column++) {
      Phenotype phenotype = Phenotype.byLabel(columns.get(column).asText()).orElseThrow();
      tangent.differentiate(body, new ShapeParameter.OfPhenotype(phenotype), workspace, actual);
      double largest = 0;
      double worst = 0;
      for (int entry = 0; entry < actual.length; entry++) {
        double reference = expected[entry * columns.size() + column];
        largest = Math.max(largest, Math.abs(reference));
        worst = Math.max(worst, Math.abs(reference - actual[entry]));
      }
      assertEquals(0, worst / largest, RELATIVE, phenotype.label());
    }
  }
}
