package org.fitterbench.fitter.model;

import java.util.SplittableRandom;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;

/** Bodies of random shape and pose, the same for the same seed. */
public final class RandomBodies {
  private RandomBodies() {}

  public static BodyParameters next(
      BodyModel model, PoseParameterisation parameterisation, SplittableRandom random) {
    BodyParameters neutral = model.neutral();
    BodyParameters body =
        new BodyParameters(
            neutral.phenotypes(), neutral.localChanges(), parameterisation, neutral.pose());
    for (Phenotype phenotype : Phenotype.values()) {
      body.setPhenotype(phenotype, random.nextDouble());
    }
    for (int index = 0; index < body.localChanges().length; index++) {
      body.localChanges()[index] = random.nextDouble(-1, 1);
    }
    for (int bone = 0; bone < model.boneCount(); bone++) {
      rotate(random, body.pose(), RigidTransforms.STRIDE * bone);
    }
    return body;
  }

  /** A rigid transform with a turn of any angle and a translation of up to a metre an axis. */
  static void rotate(SplittableRandom random, double[] out, int offset) {
    Rotations.fromVector(
        random.nextDouble(-1.8, 1.8),
        random.nextDouble(-1.8, 1.8),
        random.nextDouble(-1.8, 1.8),
        out,
        offset);
    for (int row = 0; row < 3; row++) {
      out[offset + 4 * row + 3] = random.nextDouble(-1, 1);
    }
  }
}
