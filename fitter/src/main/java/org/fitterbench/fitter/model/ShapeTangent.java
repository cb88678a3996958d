package org.fitterbench.fitter.model;

/**
 * How a body changes before it is posed, when its coefficients change: rest vertices and joints are
 * linear in them, so this is a derivative as well as a difference. Reused from one to the next; for
 * one thread at a time.
 */
public final class ShapeTangent {
  private final BodyModel model;
  private final ActiveShapes activeShapes;
  private final float[] restVertices;
  private final double[] joints;
  private final double[] boneHeads;
  private final double[] boneTails;

  ShapeTangent(BodyModel model) {
    this.model = model;
    activeShapes = new ActiveShapes(model.shapes().shapeCount());
    restVertices = new float[3 * model.vertexCount()];
    joints = new double[3 * model.jointShapes.jointCount()];
    boneHeads = new double[3 * model.boneCount()];
    boneTails = new double[3 * model.boneCount()];
  }

  /**
   * Computes the changes; only shapes whose coefficients change are blended.
   *
   * @param coefficients [624 + 2·L] change of each coefficient
   */
  public void differentiate(double[] coefficients) {
    activeShapes.selectTangent(coefficients);
    model.blend(activeShapes, restVertices);
    model.jointShapes.blend(activeShapes, joints);
    BodyModel.gather(joints, model.headJoints, boneHeads);
    BodyModel.gather(joints, model.tailJoints, boneTails);
  }

  /** [V·3] change of the rest vertices, metres for one unit. */
  public float[] restVertices() {
    return restVertices;
  }

  /** [B·3] change of where the bones start. */
  public double[] boneHeads() {
    return boneHeads;
  }

  /** [B·3] change of where the bones end. */
  public double[] boneTails() {
    return boneTails;
  }
}
