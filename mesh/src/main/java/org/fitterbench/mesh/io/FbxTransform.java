package org.fitterbench.mesh.io;

import org.fitterbench.mesh.fbx.FbxNode;

/**
 * The places of FBX models: what Autodesk's "Computing transformation matrices" says, without
 * animation and with plain inheritance of scale.
 */
final class FbxTransform {
  /** The order in which the axes of {@code RotationOrder} 0 to 5 are applied to a point. */
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 2, 0}, {1, 0, 2}, {2, 0, 1}, {2, 1, 0}
  };

  private static final double CENTIMETRES_PER_METRE = 100;

  private FbxTransform() {}

  /** From a model's frame to that of its parent. */
  static Affine local(FbxNode model) {
    FbxProperties properties = FbxProperties.of(model);
    int order = properties.whole("RotationOrder", 0);
    Affine rotation =
        rotation(properties.vector("Lcl Rotation", 0), ORDERS[order >= 0 && order < 6 ? order : 0]);
    Affine translation =
        Affine.translation(properties.vector("Lcl Translation", 0))
            .after(Affine.translation(properties.vector("RotationOffset", 0)));
    double[] rotationPivot = properties.vector("RotationPivot", 0);
    double[] scalingPivot = properties.vector("ScalingPivot", 0);
    return translation
        .after(Affine.translation(rotationPivot))
        .after(rotation(properties.vector("PreRotation", 0), ORDERS[0]))
        .after(rotation)
        .after(inverseRotation(properties.vector("PostRotation", 0)))
        .after(Affine.translation(negated(rotationPivot)))
        .after(Affine.translation(properties.vector("ScalingOffset", 0)))
        .after(Affine.translation(scalingPivot))
        .after(Affine.scaling(properties.vector("Lcl Scaling", 1)))
        .after(Affine.translation(negated(scalingPivot)));
  }

  /** From a mesh's frame to that of its model, which children do not inherit. */
  static Affine geometric(FbxNode model) {
    FbxProperties properties = FbxProperties.of(model);
    return Affine.translation(properties.vector("GeometricTranslation", 0))
        .after(rotation(properties.vector("GeometricRotation", 0), ORDERS[0]))
        .after(Affine.scaling(properties.vector("GeometricScaling", 1)));
  }

  /**
   * From the file's world to ours: X to the right, Y to the back, Z up, metres. A file without
   * settings is Y up and in centimetres, as the format's defaults are.
   *
   * @throws org.fitterbench.core.failure.UserInputException when the axes are not three different
   *     ones
   */
  static Affine world(FbxNode root, MeshSource source) {
    FbxProperties settings =
        root.child("GlobalSettings").map(FbxProperties::of).orElse(FbxProperties.of(root));
    double metres = settings.real("UnitScaleFactor", 1) / CENTIMETRES_PER_METRE;
    if (!(metres > 0) || Double.isInfinite(metres)) {
      throw source.damaged("its UnitScaleFactor is not positive");
    }
    int right = settings.whole("CoordAxis", 0);
    int front = settings.whole("FrontAxis", 2);
    int up = settings.whole("UpAxis", 1);
    boolean[] seen = new boolean[3];
    for (int axis : new int[] {right, front, up}) {
      if (axis < 0 || axis > 2 || seen[axis]) {
        throw source.damaged(
            "its axes (right %d, front %d, up %d) are not three different ones"
                .formatted(right, front, up));
      }
      seen[axis] = true;
    }
    double[] matrix = new double[12];
    matrix[right] = sign(settings, "CoordAxisSign") * metres;
    matrix[4 + front] = -sign(settings, "FrontAxisSign") * metres;
    matrix[8 + up] = sign(settings, "UpAxisSign") * metres;
    return new Affine(matrix);
  }

  private static int sign(FbxProperties settings, String name) {
    return settings.whole(name, 1) < 0 ? -1 : 1;
  }

  private static Affine rotation(double[] degrees, int[] order) {
    Affine result = Affine.IDENTITY;
    for (int axis : order) {
      result = Affine.rotation(axis, degrees[axis]).after(result);
    }
    return result;
  }

  private static Affine inverseRotation(double[] degrees) {
    return Affine.rotation(0, -degrees[0])
        .after(Affine.rotation(1, -degrees[1]))
        .after(Affine.rotation(2, -degrees[2]));
  }

  private static double[] negated(double[] vector) {
    return new double[] {-vector[0], -vector[1], -vector[2]};
  }
}
