package org.fitterbench.fitter.procedural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.Test;

/** The procedural body is one that a fit can find again. */
final class ProceduralFitTest {
  private static final BodyModel MODEL =
      BodyModel.create(ProceduralBody.create(), BodyModelOptions.defaults());

  @Test
  void theModelHasTheReferencesCounts() {
    assertEquals(13348, MODEL.vertexCount());
    assertEquals(150, MODEL.boneCount());
    assertEquals(624 + 512, MODEL.coefficientCount());
  }

  @Test
  void theReferenceFitComesNear() {
    FitResult result = fit(FitOptions.reference());
    assertTrue(result.error().meanMm() < 20, "mean error " + result.error().meanMm() + " mm");
  }

  @Test
  void theJointFitConverges() {
    FitResult result = fit(FitOptions.joint().withIterations(15));
    assertTrue(result.error().meanMm() < 0.1, "mean error " + result.error().meanMm() + " mm");
  }

  private static FitResult fit(FitOptions options) {
    return new BodyFitPipeline(MODEL, options)
        .fit(FitTarget.of("target", target(), MODEL), StageTrace.off());
  }

  /** A posed body with phenotypes of its own. */
  private static float[] target() {
    SplittableRandom random = new SplittableRandom(11);
    BodyParameters body = MODEL.neutral();
    for (Phenotype phenotype : FitOptions.DEFAULT_PHENOTYPES) {
      body.setPhenotype(phenotype, random.nextDouble(0.1, 0.9));
    }
    for (String bone : MODEL.skeleton().names()) {
      if (bone.matches("(root|spine|upper|lower|shoulder|neck|head|foot|wrist|finger).*")) {
        Rotations.fromVector(
            random.nextDouble(-0.35, 0.35),
            random.nextDouble(-0.35, 0.35),
            random.nextDouble(-0.35, 0.35),
            body.pose(),
            RigidTransforms.STRIDE * MODEL.skeleton().names().indexOf(bone));
      }
    }
    BodyWorkspace workspace = MODEL.newWorkspace();
    MODEL.forward(body, Skinning.LBS, workspace, StageTrace.off());
    return workspace.vertices().clone();
  }
}
