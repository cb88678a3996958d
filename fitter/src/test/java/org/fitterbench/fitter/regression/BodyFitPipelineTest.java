package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.description.BodyDescriptionJson;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ForwardDifferences;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BodyFitPipelineTest {
  private final BodyModel model = TubeBody.model();

  @Test
  void theSavedBodyIsTheFittedOneToTheLastBit(@TempDir Path folder) throws IOException {
    FitResult result = fit(FitOptions.reference().withIterations(3));
    Path file = Files.writeString(folder.resolve("a.json"), FittedBodyJson.text(result, model));
    BodyWorkspace workspace = model.newWorkspace();
    BodyParameters body = BodyDescriptionJson.read(file).parameters(model);
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    assertArrayEquals(result.vertices(), workspace.vertices());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(3, json.path("iterations").size());
    assertEquals(result.error().meanMm(), json.path("mean_error_mm").asDouble());
    JsonNode first = json.path("iterations").path(0);
    assertEquals(result.iterations().getFirst().p95Mm(), first.path("p95_error_mm").asDouble());
    assertEquals(result.iterations().getFirst().maxMm(), first.path("max_error_mm").asDouble());
    assertEquals(6, json.path("phenotypes").size());
  }

  @Test
  void aMovedNeutralBodyIsFoundAgain() {
    BodyParameters moved = model.neutral();
    moved.pose()[3] = 0.7;
    moved.pose()[7] = -0.2;
    FitResult result = fit(moved, FitOptions.reference().withIterations(4));
    assertTrue(result.error().meanMm() < 10, result.error().toString());
  }

  @Test
  void aFitThatBreaksDownKeepsWhatItHad() {
    JacobianStrategy breaksInThird =
        new BreakingJacobian(new ForwardDifferences(ForwardDifferences.REFERENCE_STEP), 3);
    FitResult result = fit(FitOptions.reference().withIterations(9).withJacobian(breaksInThird));
    assertEquals(2, result.iterations().size());
    Finding finding = result.findings().getFirst();
    assertEquals("diverging", finding.id());
    assertTrue(finding.message().contains("iteration 3"), finding.message());
    for (double phenotype : result.body().phenotypes()) {
      assertTrue(Double.isFinite(phenotype));
    }
  }

  @Test
  void phenotypesStayWithinTheirBounds() {
    BodyParameters wide = model.neutral();
    wide.setPhenotype(Phenotype.GENDER, 1);
    FitResult result = fit(wide, FitOptions.reference().withIterations(20));
    for (double phenotype : result.body().phenotypes()) {
      assertTrue(phenotype >= 0.01 && phenotype <= 0.99, "phenotype " + phenotype);
    }
  }

  @Test
  void optionsAreChecked() {
    FitOptions options = FitOptions.reference();
    assertThrows(IllegalArgumentException.class, () -> options.withIterations(0));
    assertThrows(IllegalArgumentException.class, () -> options.withPhenotypes(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> options.withPhenotypes(List.of(Phenotype.AGE, Phenotype.AGE)));
  }

  private FitResult fit(FitOptions options) {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.GENDER, 0.8);
    body.setPhenotype(Phenotype.AGE, 0.6);
    return fit(body, options);
  }

  private FitResult fit(BodyParameters body, FitOptions options) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    FitTarget target = FitTarget.of("tube", workspace.vertices().clone(), model);
    return new BodyFitPipeline(model, options).fit(target, StageTrace.off());
  }

  /** Gives derivatives that are not numbers from its n-th call on. */
  private static final class BreakingJacobian implements JacobianStrategy {
    private final JacobianStrategy whole;
    private final int breaksAt;
    private int calls;

    BreakingJacobian(JacobianStrategy whole, int breaksAt) {
      this.whole = whole;
      this.breaksAt = breaksAt;
    }

    @Override
    public String label() {
      return "breaking";
    }

    @Override
    public JacobianComputation prepare(
        BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices) {
      JacobianComputation computation = whole.prepare(model, skinning, parameters, vertices);
      return (body, trace) -> {
        Jacobian jacobian = computation.at(body, trace);
        calls++;
        if (calls >= breaksAt) {
          Arrays.fill(jacobian.values(), Float.NaN);
        }
        return jacobian;
      };
    }
  }
}
