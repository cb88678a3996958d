package org.fitterbench.fitter.regression;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.record.Finding;
import org.fitterbench.fitter.description.BodyDescription;
import org.fitterbench.fitter.description.Vector3;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;

/**
 * What a fit found: the body of its best iteration.
 *
 * @param options how it was fitted
 * @param iterations how far the body was from the target after each iteration, in order; fewer than
 *     asked for when it stopped
 * @param bestIteration the iteration that is kept, from 1: the one with the least mean error
 * @param stop why there are no more iterations
 * @param body the body found, in {@link
 *     org.fitterbench.fitter.skeleton.PoseParameterisation#ROOT_RELATIVE_WORLD}; only the root has
 *     a translation
 * @param rotationVectors [B·3] the rotation of every bone of the body, radians: its pose is made
 *     from these, so a body that is made from them again is the same to the last bit
 * @param vertices [V·3] the body's vertices, metres
 * @param findings doubts about the fit
 */
public record FitResult(
    FitOptions options,
    List<VertexError> iterations,
    int bestIteration,
    StopReason stop,
    BodyParameters body,
    double[] rotationVectors,
    float[] vertices,
    List<Finding> findings) {
  public FitResult {
    iterations = List.copyOf(iterations);
    findings = List.copyOf(findings);
    if (bestIteration < 1 || bestIteration > iterations.size()) {
      throw new IllegalArgumentException("Iteration " + bestIteration + " of " + iterations.size());
    }
  }

  /** How far the body found is from the target. */
  public VertexError error() {
    return iterations.get(bestIteration - 1);
  }

  /**
   * The body found by names: the phenotypes that were solved for or are not at their default, local
   * changes, every bone that turns, and where the root is. A body made from it by the same model is
   * this one to the last bit.
   */
  public BodyDescription description(BodyModel model) {
    Map<Phenotype, Double> phenotypes = new EnumMap<>(Phenotype.class);
    for (Phenotype phenotype : Phenotype.values()) {
      double value = body.phenotype(phenotype);
      if (options.phenotypes().contains(phenotype) || value != Phenotype.DEFAULT) {
        phenotypes.put(phenotype, value);
      }
    }
    Map<String, Double> localChanges = new LinkedHashMap<>();
    for (int index = 0; index < body.localChanges().length; index++) {
      if (body.localChanges()[index] != 0) {
        localChanges.put(model.localChangeLabels().get(index), body.localChanges()[index]);
      }
    }
    Map<String, Vector3> pose = new LinkedHashMap<>();
    for (int bone = 1; bone < model.boneCount(); bone++) {
      Vector3 rotation = rotationVector(bone);
      if (!rotation.equals(Vector3.ZERO)) {
        pose.put(model.skeleton().names().get(bone), rotation);
      }
    }
    return new BodyDescription(
        phenotypes,
        localChanges,
        pose,
        rotationVector(0),
        new Vector3(body.pose()[3], body.pose()[7], body.pose()[11]),
        body.parameterisation());
  }

  private Vector3 rotationVector(int bone) {
    return new Vector3(
        rotationVectors[3 * bone], rotationVectors[3 * bone + 1], rotationVectors[3 * bone + 2]);
  }
}
