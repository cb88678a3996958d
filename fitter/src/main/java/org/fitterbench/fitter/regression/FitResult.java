package org.fitterbench.fitter.regression;

import java.util.List;
import org.fitterbench.core.record.Finding;
import org.fitterbench.fitter.model.BodyParameters;

/**
 * What a fit found: the body of its best iteration.
 *
 * @param method the algorithm
 * @param iterations how far the body was from the target after each iteration, in order; shorter
 *     than asked for when the fit broke down
 * @param bestIteration the iteration that is kept, from 1: the one with the least mean error
 * @param body the body found, in {@link
 *     org.fitterbench.fitter.skeleton.PoseParameterisation#ROOT_RELATIVE_WORLD}; only the root has
 *     a translation
 * @param rotationVectors [B·3] the rotation of every bone of the body, radians: its pose is made
 *     from these, so a body that is made from them again is the same to the last bit
 * @param vertices [V·3] the body's vertices, metres
 * @param findings doubts about the fit
 */
public record FitResult(
    FitMethod method,
    List<VertexError> iterations,
    int bestIteration,
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
}
