package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RigidRegistrationTest {
  /** Points are single precision; a rotation of them is as exact. */
  private static final double TOLERANCE = 2e-6;

  private final RigidRegistration registration = new RigidRegistration();

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 13, 207, 4098})
  void aMovedCloudIsMovedBack(int count) {
    Random random = new Random(count);
    for (int trial = 0; trial < 50; trial++) {
      float[] from = cloud(random, count, 1, 1, 1);
      double[] move = move(random);
      assertClose(move, register(from, moved(from, move)), TOLERANCE);
    }
  }

  @Test
  void aFlatOrAThinCloudIsMovedBack() {
    Random random = new Random(5);
    for (int trial = 0; trial < 50; trial++) {
      double[] move = move(random);
      float[] flat = cloud(random, 20, 1, 1, 0);
      assertClose(move, register(flat, moved(flat, move)), TOLERANCE);
      float[] thin = cloud(random, 20, 1, 0.05, 0.05);
      assertClose(move, register(thin, moved(thin, move)), 50 * TOLERANCE);
    }
  }

  @Test
  void noSmallTurnOrShiftIsBetterThanTheResult() {
    Random random = new Random(6);
    for (int trial = 0; trial < 20; trial++) {
      float[] from = cloud(random, 30, 1, 0.7, 0.4);
      float[] to = moved(from, move(random));
      float[] weights = new float[30];
      for (int i = 0; i < 30; i++) {
        weights[i] = random.nextFloat();
      }
      for (int i = 0; i < to.length; i++) {
        to[i] += (float) (0.3 * random.nextGaussian());
      }
      double[] joint = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double[] best = new double[RigidTransforms.STRIDE];
      registration.register(from, to, weights, 2, 29, joint, 0, 3, best, 0);
      double least = cost(best, from, to, weights, joint);
      for (int direction = 0; direction < 12; direction++) {
        double[] nudge = RigidTransforms.identities(1);
        double amount = direction < 6 ? 1e-3 : -1e-3;
        int axis = direction % 6;
        if (axis < 3) {
          nudge[3 + 4 * axis] = amount;
        } else {
          double[] vector = new double[3];
          vector[axis - 3] = amount;
          Rotations.fromVector(vector[0], vector[1], vector[2], nudge, 0);
        }
        double[] other = new double[RigidTransforms.STRIDE];
        RigidTransforms.multiply(nudge, 0, best, 0, other, 0);
        assertTrue(cost(other, from, to, weights, joint) > least);
      }
    }
  }

  @Test
  void aMirroredCloudGetsTheBestRotationNeverAReflection() {
    Random random = new Random(7);
    float[] from = cloud(random, 50, 1, 0.8, 0.6);
    float[] mirrored = from.clone();
    for (int i = 0; i < mirrored.length; i += 3) {
      mirrored[i] = -mirrored[i];
    }
    assertRotation(register(from, mirrored));
  }

  @Test
  void onePointMovesWithoutTurning() {
    double[] result = register(new float[] {1, 2, 3}, new float[] {4, 4, 4});
    assertClose(new double[] {1, 0, 0, 3, 0, 1, 0, 2, 0, 0, 1, 1}, result, 1e-12);
  }

  @Test
  void pointsOnALineTurnWithoutTwisting() {
    Random random = new Random(8);
    for (int trial = 0; trial < 50; trial++) {
      float[] line = new float[15];
      for (int i = 0; i < 5; i++) {
        line[3 * i] = i - 2;
      }
      // About an axis across the line, which is the smallest rotation that moves it so.
      double angle = 3 * random.nextDouble();
      double turn = 2 * Math.PI * random.nextDouble();
      double[] move = RigidTransforms.identities(1);
      Rotations.fromVector(0, angle * Math.cos(turn), angle * Math.sin(turn), move, 0);
      assertClose(move, register(line, moved(line, move)), 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 1e-4, 1, Math.PI - 1e-7, Math.PI})
  void everyAngleUpToAHalfTurnIsFound(double angle) {
    Random random = new Random(9);
    float[] from = cloud(random, 40, 1, 1, 1);
    double[] move = RigidTransforms.identities(1);
    Rotations.fromVector(0.6 * angle, -0.64 * angle, 0.48 * angle, move, 0);
    assertClose(move, register(from, moved(from, move)), TOLERANCE);
  }

  @Test
  void equalPointsInBothCloudsGiveTheIdentity() {
    float[] point = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertClose(RigidTransforms.identities(1), register(point, point), 1e-12);
  }

  @Test
  void aCloudFarFromTheOriginLosesNothing() {
    Random random = new Random(10);
    float[] from = cloud(random, 40, 0.05, 0.04, 0.03);
    float[] far = from.clone();
    for (int i = 0; i < far.length; i++) {
      far[i] += 100;
    }
    double[] result = register(far, far);
    assertClose(RigidTransforms.identities(1), result, 1e-9);
  }

  private double[] register(float[] from, float[] to) {
    double[] out = new double[RigidTransforms.STRIDE];
    registration.register(from, to, out, 0);
    assertRotation(out);
    return out;
  }

  private static float[] cloud(Random random, int count, double x, double y, double z) {
    float[] points = new float[3 * count];
    double[] scale = {x, y, z};
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (scale[i % 3] * random.nextGaussian());
    }
    return points;
  }

  private static double[] move(Random random) {
    double[] move = new double[RigidTransforms.STRIDE];
    double[] axis = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    double norm = Math.sqrt(Arrays.stream(axis).map(v -> v * v).sum());
    double angle = Math.PI * random.nextDouble();
    Rotations.fromVector(
        angle * axis[0] / norm, angle * axis[1] / norm, angle * axis[2] / norm, move, 0);
    for (int row = 0; row < 3; row++) {
      move[4 * row + 3] = random.nextGaussian();
    }
    return move;
  }

  private static float[] moved(float[] points, double[] move) {
    float[] result = new float[points.length];
    for (int i = 0; i < points.length; i += 3) {
      for (int row = 0; row < 3; row++) {
        result[i + row] =
            (float)
                (move[4 * row] * points[i]
                    + move[4 * row + 1] * points[i + 1]
                    + move[4 * row + 2] * points[i + 2]
                    + move[4 * row + 3]);
      }
    }
    return result;
  }

  /** What the weighted registration of points 2 to 28 and a joint of weight 3 minimises. */
  private static double cost(
      double[] move, float[] from, float[] to, float[] weights, double[] joint) {
    double sum = 0;
    for (int point = 2; point < 29; point++) {
      double[] a = {from[3 * point], from[3 * point + 1], from[3 * point + 2]};
      double[] b = {to[3 * point], to[3 * point + 1], to[3 * point + 2]};
      sum += weights[point] * squaredDistance(move, a, b);
    }
    return sum + 3 * squaredDistance(move, joint, joint);
  }

  private static double squaredDistance(double[] move, double[] a, double[] b) {
    double sum = 0;
    for (int row = 0; row < 3; row++) {
      int r = 4 * row;
      double difference =
          move[r] * a[0] + move[r + 1] * a[1] + move[r + 2] * a[2] + move[r + 3] - b[row];
      sum += difference * difference;
    }
    return sum;
  }

  private static void assertRotation(double[] move) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double dot = 0;
        for (int k = 0; k < 3; k++) {
          dot += move[4 * i + k] * move[4 * j + k];
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-14);
      }
    }
    double determinant =
        move[0] * (move[5] * move[10] - move[6] * move[9])
            - move[1] * (move[4] * move[10] - move[6] * move[8])
            + move[2] * (move[4] * move[9] - move[5] * move[8]);
    assertEquals(1, determinant, 1e-14);
  }

  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance, "entry " + i);
    }
  }
}
