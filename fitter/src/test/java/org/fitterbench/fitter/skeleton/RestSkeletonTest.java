package org.fitterbench.fitter.skeleton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RestSkeletonTest {
  private static final double EXACT = 1e-12;

  @Test
  void theBonesOwnYAxisPointsFromHeadToTail() {
    SplittableRandom random = new SplittableRandom(9);
    for (int bone = 0; bone < 100; bone++) {
      double[] direction = random.doubles(3, -1, 1).toArray();
      double[] pose = pose(direction, random.nextDouble(-3, 3));
      double length = Math.sqrt(dot(direction, direction));
      RotationsTest.assertRotation(pose);
      assertEquals(direction[0] / length, pose[1], EXACT);
      assertEquals(direction[1] / length, pose[5], EXACT);
      assertEquals(direction[2] / length, pose[9], EXACT);
    }
  }

  @Test
  void theOriginIsTheHead() {
    Skeleton skeleton = new Skeleton(List.of("bone"), new int[] {-1}, new double[1]);
    double[] pose = new double[12];
    RestSkeleton.restPoses(skeleton, new double[] {1, 2, 3}, new double[] {1, 5, 3}, pose);
    assertArrayEquals(new double[] {1, 0, 0, 1, 0, 1, 0, 2, 0, 0, 1, 3}, pose, EXACT);
  }

  @Test
  void withoutRollTheRotationIsTheSmallestOne() {
    double[] pose = pose(new double[] {0.3, 0.4, -0.5}, 0);
    // The axis of the smallest rotation is perpendicular to both directions: it has no y.
    double[] vector = new double[3];
    Rotations.toVector(pose, 0, new double[4], vector, 0);
    assertEquals(0, vector[1], EXACT);
    double cosine = 0.4 / Math.sqrt(0.3 * 0.3 + 0.4 * 0.4 + 0.5 * 0.5);
    assertEquals(Math.acos(cosine), Math.sqrt(dot(vector, vector)), EXACT);
  }

  @Test
  void aBoneAlongYIsTurnedByItsRollAlone() {
    double[] pose = pose(new double[] {0, 2, 0}, 0.5);
    double[] expected = new double[12];
    Rotations.fromVector(0, 0.5, 0, expected, 0);
    assertArrayEquals(expected, pose, EXACT);
  }

  @Test
  void aBoneAgainstYIsTurnedAboutX() {
    double[] pose = pose(new double[] {0, -0.1, 0}, 0);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0}, pose, EXACT);
  }

  @Test
  void aBoneNearlyAgainstYStaysARotation() {
    for (double sideways : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 1e-150}) {
      RotationsTest.assertRotation(pose(new double[] {sideways, -1, -sideways / 2}, 0.3));
    }
  }

  @Test
  void aBoneWithoutLengthIsNotTurned() {
    double[] pose = pose(new double[] {0, 0, 0}, 0);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, pose, EXACT);
  }

  @Test
  void aParentComesBeforeItsChildren() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Skeleton(List.of("a", "b", "c"), new int[] {-1, 2, 0}, new double[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Skeleton(List.of("a", "a"), new int[] {-1, 0}, new double[2]));
  }

  private static double[] pose(double[] direction, double roll) {
    Skeleton skeleton = new Skeleton(List.of("bone"), new int[] {-1}, new double[] {roll});
    double[] pose = new double[12];
    RestSkeleton.restPoses(skeleton, new double[3], direction, pose);
    return pose;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
