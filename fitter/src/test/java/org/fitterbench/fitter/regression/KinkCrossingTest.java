package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.solver.GaussNewtonStep;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits that end beside an anchor where the derivative jumps, and how they go on. */
final class KinkCrossingTest {
  private static final double CONVERGED_MM = 0.05;
  private static final int RANDOM_BODIES = 40;

  /** Seeds of further bodies, to which a descent that crosses no kink does not come. */
  private static final List<Long> BESIDE_AN_ANCHOR = List.of(66L, 117L, 176L, 206L, 207L, 268L);

  /** Standard deviation of each component of a bone's rotation vector, radians. */
  private static final double BONE_TURN = 0.15;

  private static final BodyModel PROCEDURAL =
      BodyModel.create(ProceduralBody.create(), BodyModelOptions.defaults());

  @ParameterizedTest
  @CsvSource({
    "MUSCLE, 0.42, 0.5, 0.5",
    "MUSCLE, 0.58, 0.45, 0.5",
    "WEIGHT, 0.45, 0.52, 0.5",
    "AGE, 0.6, 0.7, 0.6666666666666666",
    "AGE, 0.4, 0.3, 0.3333333333333333"
  })
  void aBodyOnTheWrongSideOfAnAnchorLeadsToOneOnTheOther(
      Phenotype phenotype, double sought, double wrong, double anchor) {
    Crossing crossing = new Crossing(vertices(PROCEDURAL, with(phenotype, sought)));
    BodyParameters first = with(phenotype, wrong);
    assertTrue(crossing.leadsBelow(first, crossing.squares(first)));
    double found = crossing.crossing.body().phenotype(phenotype);
    assertEquals(sought < anchor, found < anchor, "found " + found);
    assertTrue(crossing.squares(crossing.crossing.body()) < crossing.squares(first));
  }

  @Test
  void acrossTheBestBodyThereIsNoneThatIsNearer() {
    BodyParameters best = with(Phenotype.MUSCLE, 0.51);
    float[] noisy = vertices(PROCEDURAL, best);
    Random random = new Random(5);
    for (int entry = 0; entry < noisy.length; entry++) {
      noisy[entry] += (float) (0.0001 * random.nextGaussian());
    }
    Crossing crossing = new Crossing(noisy);
    assertFalse(crossing.leadsBelow(best, 0.9 * crossing.squares(best)));
  }

  @Test
  void noParameterThatIsFarFromEveryAnchorIsMoved() {
    BodyParameters far = PROCEDURAL.neutral();
    for (Phenotype phenotype : FitOptions.DEFAULT_PHENOTYPES) {
      far.setPhenotype(phenotype, 0.84);
    }
    Crossing crossing = new Crossing(vertices(PROCEDURAL, with(Phenotype.MUSCLE, 0.2)));
    assertFalse(crossing.leadsBelow(far, Double.POSITIVE_INFINITY));
  }

  @Test
  void everyRandomAdultOfMakeHumansDataIsFoundWithAnyNumberOfThreads() {
    BodyModel model =
        BodyModel.create(Mpfb2Reader.read(SharedData.mpfb2()), BodyModelOptions.defaults());
    BodyFitPipeline pipeline = new BodyFitPipeline(model, FitOptions.joint().withThreads(1));
    BodyFitPipeline threaded = new BodyFitPipeline(model, FitOptions.joint().withThreads(3));
    for (long seed = 1; seed <= RANDOM_BODIES; seed++) {
      assertConverges(model, pipeline, seed);
    }
    for (long seed : BESIDE_AN_ANCHOR) {
      FitResult result = assertConverges(model, pipeline, seed);
      assertArrayEquals(
          result.vertices(),
          threaded.fit(target(model, seed), StageTrace.off()).vertices(),
          "body " + seed);
    }
  }

  private static FitResult assertConverges(BodyModel model, BodyFitPipeline pipeline, long seed) {
    FitTarget target = target(model, seed);
    FitResult result = pipeline.fit(target, StageTrace.off());
    assertTrue(
        result.error().meanMm() < CONVERGED_MM,
        () -> "body " + seed + ": " + result.iterations() + " " + result.stop());
    return result;
  }

  /** An adult of any shape with every bone turned a little. */
  private static FitTarget target(BodyModel model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BodyParameters body = model.neutral();
    for (Phenotype phenotype : FitOptions.DEFAULT_PHENOTYPES) {
      body.setPhenotype(phenotype, random.nextDouble(0.05, 0.95));
    }
    body.setPhenotype(Phenotype.AGE, random.nextDouble(0.5, 0.95));
    for (int bone = 0; bone < model.boneCount(); bone++) {
      Rotations.fromVector(
          BONE_TURN * random.nextGaussian(),
          BONE_TURN * random.nextGaussian(),
          BONE_TURN * random.nextGaussian(),
          body.pose(),
          bone * RigidTransforms.STRIDE);
    }
    return FitTarget.of("body " + seed, vertices(model, body), model);
  }

  private static BodyParameters with(Phenotype phenotype, double value) {
    BodyParameters body = PROCEDURAL.neutral();
    for (Phenotype other : FitOptions.DEFAULT_PHENOTYPES) {
      body.setPhenotype(other, 0.84);
    }
    body.setPhenotype(phenotype, value);
    return body;
  }

  private static float[] vertices(BodyModel model, BodyParameters body) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    return workspace.vertices();
  }

  /** A crossing on the way to one target of the procedural body. */
  private static final class Crossing {
    private final KinkCrossing crossing;
    private final FittedPoints points;
    private final BodyWorkspace workspace;

    Crossing(float[] target) {
      FitOptions options = FitOptions.joint();
      JointPlan plan = new JointPlan(PROCEDURAL, options);
      points = new FittedPoints(plan);
      points.take(FitTarget.of("target", target, PROCEDURAL));
      workspace = plan.plan.points().newWorkspace();
      GaussNewtonStep step = new GaussNewtonStep(plan.plan, plan.regularisation, 1);
      crossing = new KinkCrossing(plan, new Descent(plan, points, step));
    }

    boolean leadsBelow(BodyParameters body, double squares) {
      return crossing.cross(body, squares, StageTrace.off());
    }

    double squares(BodyParameters body) {
      return points.squares(body, workspace, StageTrace.off());
    }
  }
}
