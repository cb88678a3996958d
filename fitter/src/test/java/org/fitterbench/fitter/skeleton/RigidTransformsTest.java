package org.fitterbench.fitter.skeleton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RigidTransformsTest {
  private static final double EXACT = 1e-14;

  private final SplittableRandom random = new SplittableRandom(7);
  private final double[] a = random();
  private final double[] b = random();

  @Test
  void productsAreThoseOfTheMatrices() {
    double[] expected = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        double sum = column == 3 ? a[4 * row + 3] : 0;
        for (int inner = 0; inner < 3; inner++) {
          sum += a[4 * row + inner] * b[4 * inner + column];
        }
        expected[4 * row + column] = sum;
      }
    }
    double[] product = new double[12];
    RigidTransforms.multiply(a, 0, b, 0, product, 0);
    assertArrayEquals(expected, product, EXACT);
  }

  @Test
  void theInverseUndoes() {
    double[] product = new double[12];
    RigidTransforms.invert(a, 0, product, 0);
    RigidTransforms.multiply(a, 0, product, 0, product, 0);
    assertArrayEquals(RigidTransforms.identities(1), product, EXACT);
  }

  @Test
  void multiplyingByTheInverseIsInvertingAndMultiplying() {
    double[] inverse = new double[12];
    RigidTransforms.invert(b, 0, inverse, 0);
    double[] expected = new double[12];
    RigidTransforms.multiply(a, 0, inverse, 0, expected, 0);
    double[] actual = new double[12];
    RigidTransforms.multiplyByInverse(a, 0, b, 0, actual, 0);
    assertArrayEquals(expected, actual, EXACT);
  }

  @Test
  void resultsMayReplaceTheirOperands() {
    double[] expected = new double[12];
    RigidTransforms.multiply(a, 0, b, 0, expected, 0);
    double[] left = a.clone();
    RigidTransforms.multiply(left, 0, b, 0, left, 0);
    assertArrayEquals(expected, left);
    double[] right = b.clone();
    RigidTransforms.multiply(a, 0, right, 0, right, 0);
    assertArrayEquals(expected, right);
    RigidTransforms.multiplyByInverse(left, 0, b, 0, left, 0);
    assertArrayEquals(a, left, EXACT);
    double[] inverse = new double[12];
    RigidTransforms.invert(b, 0, inverse, 0);
    double[] inPlace = b.clone();
    RigidTransforms.invert(inPlace, 0, inPlace, 0);
    assertArrayEquals(inverse, inPlace);
  }

  private double[] random() {
    double[] transform = new double[12];
    Rotations.fromVector(
        random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-2, 2), transform, 0);
    for (int row = 0; row < 3; row++) {
      transform[4 * row + 3] = random.nextDouble(-1, 1);
    }
    return transform;
  }
}
