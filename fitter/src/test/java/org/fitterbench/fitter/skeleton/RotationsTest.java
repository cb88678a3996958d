package org.fitterbench.fitter.skeleton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationsTest {
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void aQuarterTurnAboutZTakesXToY() {
    double[] rotation = new double[12];
    Rotations.fromVector(0, 0, Math.PI / 2, rotation, 0);
    assertArrayEquals(new double[] {0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0}, rotation, 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-13, 1e-9, 1e-5, 9e-5, 1.1e-4, 1, 3, 3.14159, Math.PI - 1e-9})
  void rotationVectorsComeBackAtEveryAngle(double angle) {
    for (int turn = 0; turn < 100; turn++) {
      double[] axis = random.doubles(3, -1, 1).toArray();
      double norm = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
      double[] vector = new double[3];
      for (int index = 0; index < 3; index++) {
        vector[index] = axis[index] / norm * angle;
      }
      double[] rotation = new double[12];
      Rotations.fromVector(vector[0], vector[1], vector[2], rotation, 0);
      assertRotation(rotation);
      double[] back = new double[3];
      Rotations.toVector(rotation, 0, new double[4], back, 0);
      assertArrayEquals(vector, back, 1e-12);
    }
  }

  @Test
  void aHalfTurnHasAVectorOfLengthPi() {
    double[] rotation = {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0};
    double[] vector = new double[3];
    Rotations.toVector(rotation, 0, new double[4], vector, 0);
    assertArrayEquals(new double[] {Math.PI, 0, 0}, vector, 1e-12);
  }

  @Test
  void quaternionsTurnVectorsAsTheirMatricesDo() {
    for (int turn = 0; turn < 200; turn++) {
      double[] vector = random.doubles(3, -2.5, 2.5).toArray();
      double[] rotation = new double[12];
      Rotations.fromVector(vector[0], vector[1], vector[2], rotation, 0);
      double[] q = new double[4];
      Rotations.toQuaternion(rotation, 0, q, 0);
      assertEquals(1, q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3], 1e-14);
      // The first column of a quaternion's matrix.
      assertEquals(1 - 2 * (q[2] * q[2] + q[3] * q[3]), rotation[0], 1e-14);
      assertEquals(2 * (q[1] * q[2] + q[0] * q[3]), rotation[4], 1e-14);
      assertEquals(2 * (q[1] * q[3] - q[0] * q[2]), rotation[8], 1e-14);
    }
  }

  static void assertRotation(double[] transform) {
    for (int row = 0; row < 3; row++) {
      for (int other = 0; other < 3; other++) {
        double dot = 0;
        for (int column = 0; column < 3; column++) {
          dot += transform[4 * row + column] * transform[4 * other + column];
        }
        assertEquals(row == other ? 1 : 0, dot, 1e-12);
      }
    }
  }
}
