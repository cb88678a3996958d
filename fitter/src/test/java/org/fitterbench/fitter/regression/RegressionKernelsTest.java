package org.fitterbench.fitter.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Influences;
import org.junit.jupiter.api.Test;

final class RegressionKernelsTest {
  /** Vertex 0 follows bones 0 and 2, vertex 1 bone 2 alone, vertex 2 bone 0 and barely bone 1. */
  private static final Influences INFLUENCES =
      new Influences(
          3,
          new int[] {0, 2, 3, 5},
          new short[] {0, 2, 2, 0, 1},
          new float[] {0.25f, 0.75f, 1, 0.995f, 0.005f});

  @Test
  void thePartitionTakesVerticesFromTheThresholdOnAndNormalisesTheirWeights() {
    BonePartition partition = BonePartition.of(INFLUENCES, 0.01);
    assertArrayEquals(new int[] {0, 2, 2, 4}, partition.offsets());
    assertArrayEquals(new int[] {0, 2, 0, 1}, partition.vertices());
    assertArrayEquals(
        new float[] {0.25f / 1.245f, 0.995f / 1.245f, 0.75f / 1.75f, 1 / 1.75f},
        partition.weights(),
        1e-7f);
    assertEquals(0.995 / 1.245, partition.largestWeight(), 1e-7);
    assertFalse(partition.hasVertices(1));
    assertTrue(BonePartition.of(INFLUENCES, 0.004).hasVertices(1));
  }

  @Test
  void aBoneWithoutVerticesStaysAndTheOthersFollowTheirTargets() {
    BoneRegistration bones = new BoneRegistration(BonePartition.of(INFLUENCES, 0.01));
    float[] from = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    float[] to = from.clone();
    double[] transforms = new double[3 * RigidTransforms.STRIDE];
    bones.gather(from, to);
    bones.placeJoints();
    bones.register(transforms);
    assertArrayEquals(RigidTransforms.identities(3), transforms, 1e-12);
    for (int i = 0; i < to.length; i += 3) {
      to[i + 2] += 1;
    }
    bones.gather(from, to);
    bones.placeJoints();
    bones.register(transforms);
    // Bone 0: vertices 0 and 2, and the joint where their weighted mean is in the target.
    double[] expected = new double[RigidTransforms.STRIDE];
    float[] weights = {0.25f / 1.245f, 0.995f / 1.245f};
    new RigidRegistration()
        .register(
            new float[] {0, 0, 0, 0, 1, 0},
            new float[] {0, 0, 1, 0, 1, 1},
            weights,
            0,
            2,
            new double[] {0, weights[1], 1},
            0,
            2 * weights[1],
            expected,
            0);
    assertArrayEquals(expected, Arrays.copyOf(transforms, RigidTransforms.STRIDE), 1e-6);
    assertArrayEquals(RigidTransforms.identities(1), Arrays.copyOfRange(transforms, 12, 24), 0);
  }

  @Test
  void theNormalEquationsAreSolved() {
    Random random = new Random(1);
    for (int columns : new int[] {1, 6, 11}) {
      int rows = 207;
      float[] jacobian = new float[columns * rows];
      float[] residual = new float[rows];
      double[] damping = new double[columns];
      for (int i = 0; i < jacobian.length; i++) {
        jacobian[i] = (float) random.nextGaussian();
      }
      for (int i = 0; i < rows; i++) {
        residual[i] = (float) random.nextGaussian();
      }
      for (int i = 0; i < columns; i++) {
        damping[i] = Math.pow(10, random.nextInt(6) - 3);
      }
      double[] step = NormalEquations.solve(jacobian, residual, damping);
      for (int i = 0; i < columns; i++) {
        // The gradient Jᵀ(J·δ − r) + Λ·δ vanishes.
        double gradient = damping[i] * step[i];
        for (int row = 0; row < rows; row++) {
          double predicted = -residual[row];
          for (int j = 0; j < columns; j++) {
            predicted += jacobian[j * rows + row] * step[j];
          }
          gradient += jacobian[i * rows + row] * predicted;
        }
        assertEquals(0, gradient, 1e-9, columns + " columns, row " + i);
      }
    }
  }

  @Test
  void columnsWithoutEffectAreLeftWhereTheyAre() {
    float[] jacobian = {1, 1, 0, 0};
    double[] step = NormalEquations.solve(jacobian, new float[] {3, 3}, new double[] {1e-3, 100});
    assertEquals(3, step[0], 0.01);
    assertEquals(0, step[1]);
  }

  @Test
  void errorsAreDistancesInMillimetres() {
    float[] body = new float[300];
    float[] target = new float[300];
    for (int vertex = 0; vertex < 100; vertex++) {
      target[3 * vertex + vertex % 3] = (vertex + 1) / 1000f;
    }
    VertexError error = VertexError.between(body, target);
    assertEquals(50.5, error.meanMm(), 1e-4);
    assertEquals(95, error.p95Mm(), 1e-4);
    assertEquals(100, error.maxMm(), 1e-4);
    target[7] = Float.NaN;
    assertFalse(VertexError.between(body, target).isFinite());
  }

  @Test
  void evenlySpacedVerticesGoFromTheFirstToTheLast() {
    int[] indices = VertexSample.DEFAULT.indices(13_348);
    assertEquals(5000, indices.length);
    assertEquals(0, indices[0]);
    assertEquals(13_347, indices[4999]);
    for (int i = 1; i < indices.length; i++) {
      int gap = indices[i] - indices[i - 1];
      assertTrue(gap == 2 || gap == 3, "gap " + gap);
    }
    assertArrayEquals(new int[] {0, 1, 2}, VertexSample.DEFAULT.indices(3));
  }

  @Test
  void facialAndToeBonesAreHeldAndNoOthers() {
    for (String held : new String[] {"toe1-1.L", "oris05", "special05.R", "risorius03.L"}) {
      assertTrue(HeldBones.contains(held), held);
    }
    for (String free : new String[] {"root", "jaw", "special06.L", "risorius02.L", "foot.L"}) {
      assertFalse(HeldBones.contains(free), free);
    }
  }
}
