package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.TubeBody;
import org.fitterbench.fitter.regression.FitBatch.Outcome;
import org.fitterbench.fitter.regression.FitBatch.Source;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FitBatchTest {
  private static final int TARGETS = 9;
  private static final int BAD = 4;

  private final BodyModel model = TubeBody.model();
  private final BodyFitPipeline pipeline =
      new BodyFitPipeline(model, FitOptions.joint().withThreads(1));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyTargetIsFittedAsIfAloneAndABadOneFailsAlone(int threads) {
    List<Outcome> outcomes = new ArrayList<>();
    new FitBatch(pipeline, threads).run(sources(), outcomes::add);
    assertEquals(TARGETS, outcomes.size());
    for (int index = 0; index < TARGETS; index++) {
      Outcome outcome = outcomes.get(index);
      assertEquals("target " + index, outcome.name());
      if (index == BAD) {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals("no body", refused.reason().problem());
      } else {
        FitResult alone = pipeline.fit(target(index), StageTrace.off());
        Outcome.Fitted fitted = assertInstanceOf(Outcome.Fitted.class, outcome);
        assertArrayEquals(alone.vertices(), fitted.result().vertices());
      }
    }
  }

  @Test
  void aBugIsNotTakenForABadTarget() {
    IllegalStateException bug = new IllegalStateException("a bug");
    Source broken =
        new Source(
            "broken",
            () -> {
              throw bug;
            });
    FitBatch batch = new FitBatch(pipeline, 2);
    assertSame(
        bug,
        assertThrows(IllegalStateException.class, () -> batch.run(List.of(broken), outcome -> {})));
  }

  @ParameterizedTest
  @CsvSource({"2, 10000000000, 2", "16, 10000000000, 16", "8, 0, 1", "8, 100000000, 2"})
  void asManyAtOnceAsCoresAndMemoryAllow(int cores, long freeBytes, int threads) {
    assertEquals(threads, FitBatch.threadsFor(model, cores, freeBytes));
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (int index = 0; index < TARGETS; index++) {
      int number = index;
      sources.add(
          new Source(
              "target " + index,
              () -> {
                if (number == BAD) {
                  throw new UserInputException("no body", "give another");
                }
                return target(number);
              }));
    }
    return sources;
  }

  private FitTarget target(int number) {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.GENDER, 0.1 * number);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    return FitTarget.of("target " + number, workspace.vertices(), model);
  }
}
