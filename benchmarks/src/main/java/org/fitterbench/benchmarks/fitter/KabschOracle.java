package org.fitterbench.benchmarks.fitter;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.fitter.regression.BonePartition;
import org.fitterbench.fitter.skeleton.RigidTransforms;

/**
 * The registration of one bone by Kabsch's algorithm with a singular value decomposition (Acta
 * Crystallographica A32, 1976): what the one of the fit is checked against. The bone's joint, the
 * weighted mean of its target, counts as a point that stays where it is, with twice the largest
 * weight.
 */
final class KabschOracle {
  private static final double ROTATION_TOLERANCE = 1e-9;

  private final double[][] from;
  private final double[][] to;
  private final double[] weights;

  KabschOracle(BonePartition partition, int bone, float[] fromVertices, float[] toVertices) {
    int start = partition.offsets()[bone];
    int count = partition.offsets()[bone + 1] - start;
    from = new double[count + 1][];
    to = new double[count + 1][];
    weights = new double[count + 1];
    for (int point = 0; point < count; point++) {
      int vertex = partition.vertices()[start + point];
      from[point] = point(fromVertices, vertex);
      to[point] = point(toVertices, vertex);
      weights[point] = partition.weights()[start + point];
    }
    double[] joint = mean(to, count);
    from[count] = joint;
    to[count] = joint;
    weights[count] = 2 * partition.largestWeight();
  }

  private static double[] point(float[] vertices, int vertex) {
    return new double[] {vertices[3 * vertex], vertices[3 * vertex + 1], vertices[3 * vertex + 2]};
  }

  private double[] mean(double[][] points, int count) {
    double[] mean = new double[3];
    double total = 0;
    for (int point = 0; point < count; point++) {
      total += weights[point];
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += weights[point] * points[point][axis];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      mean[axis] /= total;
    }
    return mean;
  }

  /** The best transform, one {@link RigidTransforms}. */
  double[] register() {
    double[] fromMean = mean(from, from.length);
    double[] toMean = mean(to, to.length);
    double[][] covariance = new double[3][3];
    for (int point = 0; point < from.length; point++) {
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          covariance[row][column] +=
              weights[point]
                  * (to[point][row] - toMean[row])
                  * (from[point][column] - fromMean[column]);
        }
      }
    }
    var svd = new SingularValueDecomposition(MatrixUtils.createRealMatrix(covariance));
    RealMatrix flip = MatrixUtils.createRealIdentityMatrix(3);
    double handedness = new LUDecomposition(svd.getU().multiply(svd.getVT())).getDeterminant();
    flip.setEntry(2, 2, Math.signum(handedness));
    RealMatrix rotation = svd.getU().multiply(flip).multiply(svd.getVT());
    double[] transform = new double[RigidTransforms.STRIDE];
    for (int row = 0; row < 3; row++) {
      double shift = toMean[row];
      for (int column = 0; column < 3; column++) {
        transform[4 * row + column] = rotation.getEntry(row, column);
        shift -= rotation.getEntry(row, column) * fromMean[column];
      }
      transform[4 * row + 3] = shift;
    }
    return transform;
  }

  /** The weighted sum of squared distances after a transform, m². */
  double cost(double[] transforms, int offset) {
    double cost = 0;
    for (int point = 0; point < from.length; point++) {
      for (int row = 0; row < 3; row++) {
        int at = offset + 4 * row;
        double distance =
            transforms[at] * from[point][0]
                + transforms[at + 1] * from[point][1]
                + transforms[at + 2] * from[point][2]
                + transforms[at + 3]
                - to[point][row];
        cost += weights[point] * distance * distance;
      }
    }
    return cost;
  }

  /**
   * Requires that a transform turns and moves but neither stretches nor mirrors.
   *
   * @throws org.fitterbench.benchmarks.suite.WrongResultException when it does not
   */
  void requireRotation(double[] transforms, int offset) {
    double[][] rows = new double[3][3];
    for (int row = 0; row < 3; row++) {
      System.arraycopy(transforms, offset + 4 * row, rows[row], 0, 3);
    }
    RealMatrix rotation = MatrixUtils.createRealMatrix(rows);
    RealMatrix product = rotation.multiply(rotation.transpose());
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double expected = row == column ? 1 : 0;
        Expect.close("R·Rᵀ", expected, product.getEntry(row, column), ROTATION_TOLERANCE);
      }
    }
    Expect.close("det R", 1, new LUDecomposition(rotation).getDeterminant(), ROTATION_TOLERANCE);
  }
}
