package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a Jacobian against each other, for phenotypes and for local changes. */
class JacobianStrategyTest {
  private static final double STEP = ForwardDifferences.REFERENCE_STEP;

  /** Two vertices within 4 m in single precision, each rounded a few times, divided by the step. */
  private static final double ROUNDING = 8 * Math.ulp(4f) / STEP;

  private static final BodyModel MODEL =
      BodyModel.create(ProceduralBody.create(), BodyModelOptions.defaults());

  private final BodyParameters body =
      RandomBodies.next(
          MODEL, PoseParameterisation.ROOT_RELATIVE_WORLD, new SplittableRandom(20260701));

  private static List<ShapeParameter> parameters() {
    List<ShapeParameter> parameters = new ArrayList<>();
    for (Phenotype phenotype : Phenotype.values()) {
      parameters.add(new ShapeParameter.OfPhenotype(phenotype));
    }
    for (int index = 0; index < MODEL.localChangeLabels().size(); index += 18) {
      parameters.add(new ShapeParameter.OfLocalChange(index, MODEL.localChangeLabels().get(index)));
    }
    return parameters;
  }

  private static int[] everyThird() {
    return IntStream.range(0, MODEL.vertexCount()).filter(vertex -> vertex % 3 == 0).toArray();
  }

  private Jacobian jacobian(JacobianStrategy strategy, Skinning skinning) {
    return strategy.prepare(MODEL, skinning, parameters(), everyThird()).at(body, StageTrace.off());
  }

  @ParameterizedTest
  @EnumSource(Skinning.class)
  void batchedAndSparseDifferencesAreTheSequentialOnes(Skinning skinning) {
    Jacobian sequential = jacobian(new ForwardDifferences(STEP), skinning);
    for (JacobianStrategy strategy :
        List.of(new BatchedDifferences(STEP, 2), new SparseDifferences(STEP))) {
      Jacobian other = jacobian(strategy, skinning);
      assertArrayEquals(sequential.positions(), other.positions(), strategy.label());
      assertArrayEquals(sequential.values(), other.values(), (float) ROUNDING, strategy.label());
    }
  }

  @ParameterizedTest
  @EnumSource(PoseParameterisation.class)
  void theExactDerivativeIsTheLimitOfCentralDifferences(PoseParameterisation parameterisation) {
    BodyParameters posed =
        RandomBodies.next(MODEL, parameterisation, new SplittableRandom(20260702));
    double step = CentralDifferences.DEFAULT_STEP;
    Jacobian differences =
        new CentralDifferences(step)
            .prepare(MODEL, Skinning.LBS, parameters(), everyThird())
            .at(posed, StageTrace.off());
    Jacobian exact =
        new AnalyticDerivatives(1)
            .prepare(MODEL, Skinning.LBS, parameters(), everyThird())
            .at(posed, StageTrace.off());
    int rows = exact.rowCount();
    for (int column = 0; column < exact.parameters().size(); column++) {
      double largest = 0;
      double worst = 0;
      for (int entry = column * rows; entry < (column + 1) * rows; entry++) {
        largest = Math.max(largest, Math.abs(exact.values()[entry]));
        worst = Math.max(worst, Math.abs(exact.values()[entry] - differences.values()[entry]));
      }
      assertTrue(largest > 0, exact.parameters().get(column).label());
      assertEquals(
          0,
          worst,
          4 * step * step * largest + ROUNDING * STEP / step,
          exact.parameters().get(column).label());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40})
  void theNumberOfThreadsChangesNoBit(int workers) {
    assertArrayEquals(
        jacobian(new BatchedDifferences(STEP, 1), Skinning.LBS).values(),
        jacobian(new BatchedDifferences(STEP, workers), Skinning.LBS).values());
    assertArrayEquals(
        jacobian(new AnalyticDerivatives(1), Skinning.LBS).values(),
        jacobian(new AnalyticDerivatives(workers), Skinning.LBS).values());
  }

  @Test
  void aChangeOfTheHeadMovesNoVertexOfTheFeetNotEvenByRounding() {
    int label = MODEL.localChangeLabels().indexOf("nose-scale-depth-incr");
    List<ShapeParameter> nose =
        List.of(new ShapeParameter.OfLocalChange(label, "nose-scale-depth-incr"));
    Jacobian jacobian =
        new SparseDifferences(STEP)
            .prepare(MODEL, Skinning.LBS, nose, everyThird())
            .at(MODEL.neutral(), StageTrace.off());
    float[] positions = jacobian.positions();
    int moved = 0;
    for (int row = 0; row < jacobian.rowCount(); row += 3) {
      if (positions[row + 2] < 0) {
        assertEquals(0f, jacobian.values()[row + 1]);
      }
      moved += jacobian.values()[row + 1] != 0 ? 1 : 0;
    }
    assertTrue(moved > 0 && moved < jacobian.rowCount() / 30, moved + " vertices moved");
  }

  @Test
  void aSecondBodyGetsNothingOfTheFirst() {
    for (JacobianMethod method : JacobianMethod.values()) {
      JacobianComputation reused =
          method.strategy().prepare(MODEL, Skinning.LBS, parameters(), everyThird());
      reused.at(body, StageTrace.off());
      float[] second = reused.at(MODEL.neutral(), StageTrace.off()).values();
      float[] fresh =
          method
              .strategy()
              .prepare(MODEL, Skinning.LBS, parameters(), everyThird())
              .at(MODEL.neutral(), StageTrace.off())
              .values();
      assertArrayEquals(fresh, second, method.label());
    }
  }

  @Test
  void everyMethodHasItsStrategysNameAndIsFoundByIt() {
    for (JacobianMethod method : JacobianMethod.values()) {
      assertEquals(method.label(), method.strategy().label());
      assertEquals(method, JacobianMethod.byLabel(method.label()).orElseThrow());
    }
    assertTrue(JacobianMethod.byLabel("guessed").isEmpty());
  }

  @Test
  void dualQuaternionsHaveNoExactDerivativeAndTheMessageSaysWhatHas() {
    UserInputException failure =
        assertThrows(
            UserInputException.class, () -> jacobian(new AnalyticDerivatives(1), Skinning.DQS));
    assertTrue(failure.oneLine().contains("Jacobian by differences"), failure.oneLine());
  }

  @Test
  void aStepIsForwardAndSomeoneComputes() {
    assertThrows(IllegalArgumentException.class, () -> new ForwardDifferences(0));
    assertThrows(IllegalArgumentException.class, () -> new SparseDifferences(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new BatchedDifferences(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatchedDifferences(STEP, 0));
    assertThrows(IllegalArgumentException.class, () -> new AnalyticDerivatives(0));
  }
}
