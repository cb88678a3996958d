package org.fitterbench.fitter.regression;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.fitter.model.BodyModel;

/**
 * Vertices to fit a body to, checked against the model: the same vertices in the same order,
 * metres, Z up.
 *
 * @param vertices [V·3] metres
 * @param findings doubts about them
 */
public record FitTarget(float[] vertices, List<Finding> findings) {
  /** Vertices of MakeHuman's base mesh hm08. */
  private static final int BASE_MESH_VERTICES = 19_158;

  /** Vertices of its group {@code body}, which come first. */
  private static final int BODY_VERTICES = 13_380;

  public FitTarget {
    findings = List.copyOf(findings);
  }

  /**
   * Checks a target and brings it into the model's order.
   *
   * @param name what to call it in a message
   * @param vertices [N·3] the model's vertices, or all of MakeHuman's base mesh, or those of its
   *     body
   * @throws UserInputException when their number is another, one is not finite, or they are no body
   *     in metres with this order of vertices
   */
  public static FitTarget of(String name, float[] vertices, BodyModel model) {
    int count = vertices.length / 3;
    for (int i = 0; i < vertices.length; i++) {
      if (!Float.isFinite(vertices[i])) {
        throw new UserInputException(
            "'%s': vertex %d is not finite".formatted(name, i / 3), "repair the mesh");
      }
    }
    float[] ordered = vertices;
    if (count != model.vertexCount()) {
      int[] baseVertices = model.topology().baseVertices();
      boolean wholeMesh = count == BASE_MESH_VERTICES || count == BODY_VERTICES;
      if (!wholeMesh || baseVertices[baseVertices.length - 1] >= count) {
        throw new UserInputException(
            "'%s' has %d vertices, the body model has %d"
                .formatted(name, count, model.vertexCount()),
            "give a mesh with the model's vertices in their order, as 'body --out' writes it");
      }
      ordered = select(vertices, baseVertices);
    }
    return new FitTarget(ordered, TargetChecks.check(name, ordered, model));
  }

  private static float[] select(float[] vertices, int[] indices) {
    float[] selected = new float[3 * indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(vertices, 3 * indices[i], selected, 3 * i, 3);
    }
    return selected;
  }
}
