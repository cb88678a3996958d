package org.fitterbench.benchmarks.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;

/**
 * Adult bodies of every shape and pose, the same in every run: phenotypes anywhere between their
 * extremes, every bone turned a little, the whole turned about the vertical and moved. Children are
 * left out, since the published fit often loses its way to them from the neutral adult.
 */
public final class RandomBodies {
  private static final long SEED = 20260101;

  /** Keeps away from the anchors at the ends, where shapes drop out and a body costs less. */
  private static final double MARGIN = 0.05;

  /** Standard deviation of each component of a bone's rotation vector, radians. */
  private static final double BONE_TURN = 0.15;

  /** The whole body turns up to this far about the vertical, radians. */
  private static final double WHOLE_TURN = Math.PI / 4;

  /** The whole body moves up to this far along each axis, metres. */
  private static final double REACH = 1.0;

  private RandomBodies() {}

  /**
   * The first bodies of the one fixed sequence.
   *
   * @param count how many
   */
  public static List<BodyParameters> of(BodyModel model, int count) {
    Random random = new Random(SEED);
    List<BodyParameters> bodies = new ArrayList<>();
    for (int body = 0; body < count; body++) {
      bodies.add(next(model, random));
    }
    return List.copyOf(bodies);
  }

  /**
   * The same bodies with only the phenotypes that a fit solves for other than their default, so
   * that a fit can reach them.
   *
   * @param count how many
   */
  public static List<BodyParameters> withinReach(BodyModel model, int count) {
    List<BodyParameters> bodies = of(model, count);
    for (BodyParameters body : bodies) {
      for (Phenotype phenotype : Phenotype.values()) {
        if (!FitOptions.DEFAULT_PHENOTYPES.contains(phenotype)) {
          body.setPhenotype(phenotype, Phenotype.DEFAULT);
        }
      }
    }
    return bodies;
  }

  private static BodyParameters next(BodyModel model, Random random) {
    BodyParameters body = model.neutral();
    double[] phenotypes = body.phenotypes();
    for (int phenotype = 0; phenotype < phenotypes.length; phenotype++) {
      phenotypes[phenotype] = MARGIN + (1 - 2 * MARGIN) * random.nextDouble();
    }
    double age = body.phenotype(Phenotype.AGE);
    body.setPhenotype(Phenotype.AGE, Phenotype.DEFAULT + Math.abs(age - Phenotype.DEFAULT));
    double[] pose = body.pose();
    for (int bone = 1; bone < model.boneCount(); bone++) {
      Rotations.fromVector(
          BONE_TURN * random.nextGaussian(),
          BONE_TURN * random.nextGaussian(),
          BONE_TURN * random.nextGaussian(),
          pose,
          bone * RigidTransforms.STRIDE);
    }
    Rotations.fromVector(0, 0, WHOLE_TURN * (2 * random.nextDouble() - 1), pose, 0);
    for (int axis = 0; axis < 3; axis++) {
      pose[4 * axis + 3] = REACH * (2 * random.nextDouble() - 1);
    }
    return body;
  }
}
