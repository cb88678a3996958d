package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.source.Mpfb2Reader;
import org.fitterbench.fitter.source.SharedData;
import org.fitterbench.mesh.io.MeshFormat;
import org.junit.jupiter.api.BeforeAll;
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
  @ValueSource(strings = {"case01", "case02", "case03", "case04"})
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

  private static FitResult fit(float[] target) {
    FitOptions options = FitOptions.joint().withIterations(20);
    return new BodyFitPipeline(model, options)
        .fit(FitTarget.of("target", target, model), StageTrace.off());
  }

  private static float[] target(String name) {
    return MeshFormat.NPY
        .read(SharedData.annyGolden().resolve(name).resolve("vertices.npy"))
        .positions();
  }
}
