package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.fitterbench.mesh.io.MeshFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The joint fit on the golden targets, which are members of the model. */
final class JointFitTest {
  private static final double CONVERGED_MM = 0.05;
  private static final double NOISE_METRES = 0.002;

  private static BodyModel model;

  @BeforeAll
  static void load() {
    SharedData.annyGolden();
    model = BodyModel.create(Mpfb2Reader.read(SharedData.mpfb2()), BodyModelOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"case00", "case01", "case02", "case03", "case04", "case05"})
  void convergesWithoutEverRising(String name) {
    List<VertexError> errors = fit(target(name)).iterations();
    assertTrue(errors.getLast().meanMm() < CONVERGED_MM, "mean " + errors.getLast().meanMm());
    for (int iteration = 1; iteration < errors.size(); iteration++) {
      double before = errors.get(iteration - 1).meanMm();
      // What it lowers is the mean square of the points, so the mean may differ in its last bits.
      assertTrue(errors.get(iteration).meanMm() <= before * 1.01 + 1e-4, "iteration " + iteration);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case01", "case02", "case03", "case04"})
  void noiseIsAveragedOut(String name) {
    float[] clean = target(name);
    float[] noisy = clean.clone();
    Random random = new Random(7);
    for (int entry = 0; entry < noisy.length; entry++) {
      noisy[entry] += (float) (NOISE_METRES * random.nextGaussian());
    }
    VertexError error = VertexError.between(fit(noisy).vertices(), clean);
    assertTrue(error.meanMm() < 1, "mean distance to the noise-free mesh " + error.meanMm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"case01", "case02", "case03", "case04"})
  void everyTargetIsReachedFromTheNeutralBody(String name) {
    FitResult result = fit(target(name), FitOptions.joint().withStart(new FitStart.Neutral()));
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
    assertEquals(StopReason.EXACT, result.stop());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.15, 0.4, 0.9, 1})
  void everyAgeIsFoundFromABodyOfTheTargetsSizes(double age) {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.AGE, age);
    body.setPhenotype(Phenotype.MUSCLE, 0.8);
    body.setPhenotype(Phenotype.WEIGHT, 0.3);
    Rotations.fromVector(0.3, -0.2, 2.5, body.pose(), 0);
    Rotations.fromVector(0.2, 0.3, 0.1, body.pose(), RigidTransforms.STRIDE * 5);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    FitResult result = fit(workspace.vertices());
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
    assertEquals(age, result.body().phenotype(Phenotype.AGE), 1e-3);
    assertTrue(result.iterations().size() <= 8, result.iterations().toString());
  }

  @Test
  void anOldBodyIsFoundFromTheBestAge() {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.AGE, 0.92);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    FitResult result =
        fit(workspace.vertices(), FitOptions.joint().withStart(new FitStart.AgeAnchors()));
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
  }

  @Test
  void aWarmStartBeginsWhereTheLastFitEnded() {
    FitResult first = fit(target("case02"));
    FitResult again =
        fit(target("case02"), FitOptions.joint().withStart(new FitStart.Warm(first.body())));
    assertEquals(1, again.iterations().size());
    assertEquals(StopReason.EXACT, again.stop());
  }

  @Test
  void aTargetOfDualQuaternionsIsReachedWithTheDerivativesOfLinearBlending() {
    float[] target =
        MeshFormat.NPY
            .read(SharedData.annyGolden().resolve("case03").resolve("vertices_dqs.npy"))
            .positions();
    FitResult result = fit(target, FitOptions.joint().toBuilder().skinning(Skinning.DQS).build());
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
  }

  @Test
  void aBodyWithoutAnArmAndWithAWrongHeadIsFoundByTheRest() {
    float[] whole = target("case04");
    float[] broken = whole.clone();
    float[] weights = new float[broken.length / 3];
    Arrays.fill(weights, 1);
    int arm = model.skeleton().indexOf("lowerarm01.L");
    int head = model.skeleton().indexOf("head");
    Influences influences = model.influences();
    for (int vertex = 0; vertex < weights.length; vertex++) {
      for (int entry = influences.offsets()[vertex];
          entry < influences.offsets()[vertex + 1];
          entry++) {
        if (isBelow(influences.bones()[entry], arm)) {
          broken[3 * vertex] = Float.NaN;
        } else if (isBelow(influences.bones()[entry], head)) {
          broken[3 * vertex + 2] += 0.4f;
          weights[vertex] = 0;
        }
      }
    }
    FitTarget target = FitTarget.of("broken", broken, weights, model);
    assertEquals(List.of("missing-vertices"), target.findings().stream().map(Finding::id).toList());
    FitResult result = new BodyFitPipeline(model, FitOptions.joint()).fit(target, StageTrace.off());
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
    for (Phenotype phenotype : FitOptions.DEFAULT_PHENOTYPES) {
      assertEquals(
          fit(whole).body().phenotype(phenotype), result.body().phenotype(phenotype), 0.01);
    }
  }

  private static boolean isBelow(int bone, int ancestor) {
    int above = bone;
    while (above > ancestor) {
      above = model.skeleton().parents()[above];
    }
    return above == ancestor;
  }

  @Test
  void whatIsFoundDoesNotDependOnThreadsOrOnEarlierFits() {
    BodyFitPipeline one = new BodyFitPipeline(model, FitOptions.joint().withThreads(1));
    BodyFitPipeline two = new BodyFitPipeline(model, FitOptions.joint().withThreads(2));
    FitTarget target = FitTarget.of("target", target("case03"), model);
    two.fit(FitTarget.of("another", target("case01"), model), StageTrace.off());
    FitResult alone = one.fit(target, StageTrace.off());
    FitResult later = two.fit(target, StageTrace.off());
    assertArrayEquals(alone.rotationVectors(), later.rotationVectors());
    assertArrayEquals(alone.body().phenotypes(), later.body().phenotypes());
    assertArrayEquals(alone.vertices(), later.vertices());
  }

  @Test
  void aRandomSampleAndLocalChangesAreSolvedFor() {
    String label = model.localChangeLabels().get(7);
    BodyParameters body = model.neutral();
    body.localChanges()[7] = -0.6;
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    FitOptions options =
        FitOptions.joint().toBuilder()
            .localChanges(List.of(label))
            .sample(new VertexSample(6000, Sampling.RANDOM, 3))
            .build();
    FitResult result = fit(workspace.vertices(), options);
    assertTrue(result.error().meanMm() < CONVERGED_MM, result.iterations().toString());
    assertEquals(-0.6, result.body().localChanges()[7], 0.02);
  }

  @Test
  void racesAloneAreSolvedForAsWell() {
    BodyParameters body = model.neutral();
    body.setPhenotype(Phenotype.AFRICAN, 0.9);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(body, Skinning.LBS, workspace, StageTrace.off());
    FitResult result =
        fit(workspace.vertices(), FitOptions.joint().withPhenotypes(List.of(Phenotype.AFRICAN)));
    assertEquals(0.9, result.body().phenotype(Phenotype.AFRICAN), 1e-3);
  }

  @Test
  void noiseStopsTheFitWhenItHasAveragedItOut() {
    float[] noisy = target("case01");
    Random random = new Random(9);
    for (int entry = 0; entry < noisy.length; entry++) {
      noisy[entry] += (float) (NOISE_METRES * random.nextGaussian());
    }
    FitResult result = fit(noisy);
    assertEquals(StopReason.SMALL_GAIN, result.stop());
    assertTrue(result.iterations().size() < 10, "iterations " + result.iterations().size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverItIsGivenItStaysFinite(long seed) {
    Random random = new Random(seed);
    float[] target = target("case01");
    for (int entry = 0; entry < target.length; entry++) {
      target[entry] = (float) (target[entry] * (0.5 + seed) + 0.3 * random.nextGaussian());
    }
    float[] weights = new float[target.length / 3];
    Arrays.fill(weights, 1);
    FitResult result = fit(new FitTarget(target, weights, List.of()), FitOptions.joint());
    assertTrue(result.error().isFinite(), result.error().toString());
    for (double phenotype : result.body().phenotypes()) {
      assertTrue(phenotype >= 0 && phenotype <= 1, "phenotype " + phenotype);
    }
  }

  private static FitResult fit(float[] target) {
    return fit(target, FitOptions.joint());
  }

  private static FitResult fit(float[] target, FitOptions options) {
    return fit(FitTarget.of("target", target, model), options);
  }

  private static FitResult fit(FitTarget target, FitOptions options) {
    return new BodyFitPipeline(model, options).fit(target, StageTrace.off());
  }

  private static float[] target(String name) {
    return MeshFormat.NPY
        .read(SharedData.annyGolden().resolve(name).resolve("vertices.npy"))
        .positions();
  }
}
