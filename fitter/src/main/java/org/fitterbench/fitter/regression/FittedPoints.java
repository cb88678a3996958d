package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;

/** The sampled vertices of one target at a time, and how far a body's are from them. */
final class FittedPoints {
  private static final double MM_PER_METRE = 1000;

  private final JointPlan plan;

  /** [N·3] the target's sampled vertices, metres. */
  final float[] target;

  /** [N] how much each counts; 0 for one that is missing. */
  final float[] weights;

  private double totalWeight;

  FittedPoints(JointPlan plan) {
    this.plan = plan;
    target = new float[3 * plan.vertices.length];
    weights = new float[plan.vertices.length];
  }

  /** Takes another target's vertices. */
  void take(FitTarget other) {
    totalWeight = 0;
    int[] vertices = plan.vertices;
    for (int index = 0; index < vertices.length; index++) {
      System.arraycopy(other.vertices(), 3 * vertices[index], target, 3 * index, 3);
      weights[index] = other.weights()[vertices[index]];
      totalWeight += weights[index];
    }
  }

  /** The root mean square distance in millimetres that a weighted sum of squares stands for. */
  double millimetres(double squares) {
    return MM_PER_METRE * Math.sqrt(squares / totalWeight);
  }

  /**
   * Computes a body's vertices, in a stage {@code forward-pass}, and the weighted sum of their
   * squared distances to the target, m².
   */
  double squares(BodyParameters body, BodyWorkspace into, StageTrace trace) {
    try (Stage _ = trace.stage("forward-pass")) {
      plan.plan.points().forward(body, plan.options.skinning(), into, StageTrace.off());
      float[] at = into.vertices();
      double sum = 0;
      for (int vertex = 0; vertex < weights.length; vertex++) {
        double x = target[3 * vertex] - at[3 * vertex];
        double y = target[3 * vertex + 1] - at[3 * vertex + 1];
        double z = target[3 * vertex + 2] - at[3 * vertex + 2];
        sum += weights[vertex] * (x * x + y * y + z * z);
      }
      return sum;
    }
  }
}
