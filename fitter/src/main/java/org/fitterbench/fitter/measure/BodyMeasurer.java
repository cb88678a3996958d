package org.fitterbench.fitter.measure;

import java.util.OptionalDouble;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;

/** Measures the rest shapes of a model's bodies. */
public final class BodyMeasurer {
  private final BodyModel model;
  private final int[] triangles;

  public BodyMeasurer(BodyModel model) {
    this.model = model;
    triangles = model.topology().triangles();
  }

  /**
   * Measures a body.
   *
   * @param workspace of the model, after a forward pass
   */
  public BodyMeasurements measure(BodyWorkspace workspace) {
    float[] vertices = workspace.restVertices();
    double volume = Volume.enclosed(vertices, triangles);
    OptionalDouble waist =
        model
            .waistJoint(workspace)
            .map(joint -> Waist.circumference(vertices, triangles, joint[0], joint[1], joint[2]))
            .orElseGet(OptionalDouble::empty);
    return new BodyMeasurements(height(vertices), waist, volume, volume * BodyMeasurements.DENSITY);
  }

  private static double height(float[] vertices) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int entry = 2; entry < vertices.length; entry += 3) {
      lowest = Math.min(lowest, vertices[entry]);
      highest = Math.max(highest, vertices[entry]);
    }
    return (double) highest - lowest;
  }
}
