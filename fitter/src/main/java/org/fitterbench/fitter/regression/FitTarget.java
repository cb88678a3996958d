package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;
import org.fitterbench.fitter.model.BodyModel;

/**
 * Vertices to fit a body to, checked against the model: the same vertices in the same order,
 * metres, Z up.
 *
 * @param vertices [V·3] metres; 0 where one is missing
 * @param weights [V] how much each vertex counts, 1 as a rule; 0 for one that is missing
 * @param findings doubts about them
 */
public record FitTarget(float[] vertices, float[] weights, List<Finding> findings) {
  /** Vertices of MakeHuman's base mesh hm08. */
  private static final int BASE_MESH_VERTICES = 19_158;

  /** Vertices of its group {@code body}, which come first. */
  private static final int BODY_VERTICES = 13_380;

  /** With fewer vertices than this share, what is missing decides what is found. */
  private static final double LEAST_SHARE = 0.05;

  public FitTarget {
    findings = List.copyOf(findings);
  }

  /**
   * Checks a target whose vertices all count alike, and brings it into the model's order.
   *
   * @param name what to call it in a message
   * @param vertices [N·3] the model's vertices, or all of MakeHuman's base mesh, or those of its
   *     body; NaN for a vertex that is missing
   * @throws UserInputException when their number is another, hardly any is there, or they are no
   *     body in metres with this order of vertices
   */
  public static FitTarget of(String name, float[] vertices, BodyModel model) {
    float[] weights = new float[vertices.length / 3];
    Arrays.fill(weights, 1);
    return of(name, vertices, weights, model);
  }

  /**
   * Checks a target and brings it into the model's order.
   *
   * @param name what to call it in a message
   * @param vertices [N·3] as above
   * @param weights [N] how much each vertex counts, or one weight for each of the model's vertices;
   *     finite and not negative
   * @throws UserInputException as above, and when the weights do not fit
   */
  public static FitTarget of(String name, float[] vertices, float[] weights, BodyModel model) {
    int[] chosen = modelVertices(name, vertices.length / 3, model);
    boolean chosenWeights = weights.length == model.vertexCount();
    if (!chosenWeights && weights.length != vertices.length / 3) {
      throw new UserInputException(
          "'%s' has %d vertices, but there are %d weights"
              .formatted(name, vertices.length / 3, weights.length),
          "give one weight for each vertex");
    }
    float[] ordered = new float[3 * chosen.length];
    float[] counting = new float[chosen.length];
    int missing = 0;
    for (int index = 0; index < chosen.length; index++) {
      int vertex = chosen[index];
      float weight = weights[chosenWeights ? index : vertex];
      if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY) {
        throw new UserInputException(
            "the weight of vertex %d is %s".formatted(vertex, weight),
            "weights are 0 for a vertex that does not count, above 0 otherwise");
      }
      if (isMissing(name, vertices, vertex)) {
        missing++;
      } else {
        System.arraycopy(vertices, 3 * vertex, ordered, 3 * index, 3);
        counting[index] = weight;
      }
    }
    int count = chosen.length - count(counting, 0);
    if (count < LEAST_SHARE * chosen.length) {
      throw new UserInputException(
          "'%s': only %d of %d vertices count".formatted(name, count, chosen.length),
          "give more of the body, at least 5 %");
    }
    List<Finding> findings = new ArrayList<>();
    if (missing > 0) {
      findings.add(
          new Finding(
              "missing-vertices",
              Severity.INFO,
              "%d of %d vertices are missing (not a number); the fit goes by the others"
                  .formatted(missing, chosen.length),
              "take what it says about the missing region as a guess"));
    }
    findings.addAll(TargetChecks.check(name, ordered, counting, model));
    return new FitTarget(ordered, counting, findings);
  }

  private static int count(float[] weights, float weight) {
    int count = 0;
    for (float other : weights) {
      count += other == weight ? 1 : 0;
    }
    return count;
  }

  /** Whether a vertex is missing: a coordinate is NaN. */
  private static boolean isMissing(String name, float[] vertices, int vertex) {
    boolean missing = false;
    for (int entry = 3 * vertex; entry < 3 * vertex + 3; entry++) {
      if (Float.isInfinite(vertices[entry])) {
        throw new UserInputException(
            "'%s': vertex %d is not finite".formatted(name, vertex), "repair the mesh");
      }
      missing |= Float.isNaN(vertices[entry]);
    }
    return missing;
  }

  /** Which of a target's vertices are the model's, in the model's order. */
  private static int[] modelVertices(String name, int count, BodyModel model) {
    if (count == model.vertexCount()) {
      int[] all = new int[count];
      Arrays.setAll(all, index -> index);
      return all;
    }
    int[] baseVertices = model.topology().baseVertices();
    boolean wholeMesh = count == BASE_MESH_VERTICES || count == BODY_VERTICES;
    if (!wholeMesh || baseVertices[baseVertices.length - 1] >= count) {
      throw new UserInputException(
          "'%s' has %d vertices, the body model has %d".formatted(name, count, model.vertexCount()),
          "give a mesh with the model's vertices in their order, as 'body --out' writes it");
    }
    return baseVertices;
  }

  /** Whether every vertex counts, and as much as any other. */
  public boolean isComplete() {
    return count(weights, 1) == weights.length;
  }
}
