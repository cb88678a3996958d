package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.PhenotypeCoefficients;
import org.fitterbench.fitter.model.ShapeTangent;

/**
 * Blend shapes as the reference has them: one dense matrix of all shapes, the newborn ones and
 * zeros included, multiplied with the coefficients; likewise where the bones start and end.
 */
final class TorchShapes {
  private final NDArray template;
  private final NDArray offsets;
  private final NDArray boneTemplate;
  private final NDArray boneOffsets;

  TorchShapes(BodyModel model, TorchOptions options, TorchConstants constants, NDManager manager) {
    int shapes = options.localChanges() ? model.coefficientCount() : PhenotypeCoefficients.COUNT;
    int points = 3 * model.vertexCount();
    int bones = 3 * model.boneCount();
    template = constants.numbers(model.template(), points);
    double[] heads = new double[bones];
    double[] tails = new double[bones];
    model.templateBones(heads, tails);
    boneTemplate = constants.numbers(join(heads, tails), 2L * bones);
    offsets = constants.zeros(shapes, points);
    boneOffsets = constants.zeros(shapes, 2L * bones);
    ShapeTangent tangent = model.newShapeTangent();
    double[] unit = new double[model.coefficientCount()];
    for (int shape = 0; shape < shapes; shape++) {
      unit[shape] = 1;
      tangent.differentiate(unit);
      unit[shape] = 0;
      try (NDManager row = manager.newSubManager()) {
        set(offsets, shape, row.create(tangent.restVertices(), new Shape(points)));
        float[] both = rounded(join(tangent.boneHeads(), tangent.boneTails()));
        set(boneOffsets, shape, row.create(both, new Shape(2L * bones)));
      }
    }
  }

  private static void set(NDArray matrix, int row, NDArray values) {
    matrix.set(new NDIndex(row), values.toType(matrix.getDataType(), false));
  }

  private static double[] join(double[] heads, double[] tails) {
    double[] both = new double[heads.length + tails.length];
    System.arraycopy(heads, 0, both, 0, heads.length);
    System.arraycopy(tails, 0, both, heads.length, tails.length);
    return both;
  }

  private static float[] rounded(double[] values) {
    float[] rounded = new float[values.length];
    for (int index = 0; index < values.length; index++) {
      rounded[index] = (float) values[index];
    }
    return rounded;
  }

  /**
   * Computes rest vertices.
   *
   * @param coefficients [N, S]
   * @return [N, V, 3] metres
   */
  NDArray restVertices(NDArray coefficients) {
    return coefficients
        .matMul(offsets)
        .add(template)
        .reshape(coefficients.getShape().get(0), -1, 3);
  }

  /**
   * Computes where the bones start and end.
   *
   * @param coefficients [N, S]
   * @return [N, 2, B, 3] heads, then tails, metres
   */
  NDArray bones(NDArray coefficients) {
    return coefficients
        .matMul(boneOffsets)
        .add(boneTemplate)
        .reshape(coefficients.getShape().get(0), 2, -1, 3);
  }
}
