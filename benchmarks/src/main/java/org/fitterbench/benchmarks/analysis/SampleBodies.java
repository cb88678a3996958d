package org.fitterbench.benchmarks.analysis;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;

/** Different bodies in different poses, the same in every run. */
final class SampleBodies {
  private static final long SEED = 20_250_611;
  private static final double JOINT_ANGLE_RADIANS = 0.15;

  private SampleBodies() {}

  /** The first bodies of the sequence; a longer list begins with a shorter one. */
  static List<BodyParameters> of(BodyModel model, int count) {
    Random random = new Random(SEED);
    return IntStream.range(0, count).mapToObj(_ -> next(model, random)).toList();
  }

  private static BodyParameters next(BodyModel model, Random random) {
    BodyParameters body = model.neutral();
    for (Phenotype phenotype : Phenotype.values()) {
      body.setPhenotype(phenotype, random.nextDouble(0.05, 0.95));
    }
    for (int bone = 0; bone < model.boneCount(); bone++) {
      Rotations.fromVector(
          random.nextGaussian(0, JOINT_ANGLE_RADIANS),
          random.nextGaussian(0, JOINT_ANGLE_RADIANS),
          random.nextGaussian(0, JOINT_ANGLE_RADIANS),
          body.pose(),
          RigidTransforms.STRIDE * bone);
    }
    return body;
  }
}
