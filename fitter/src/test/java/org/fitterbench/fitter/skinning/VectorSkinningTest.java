package org.fitterbench.fitter.skinning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against their scalar twin, at awkward sizes. */
class VectorSkinningTest {
  private static final int BONES = 7;

  /** Rounding errors of nine blended influences and four products, each of numbers below 4. */
  private static final float TOLERANCE = 13 * 4 * Math.ulp(1f);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 207, 4098})
  void bothWidthsAgreeWithTheScalarTwin(int vertexCount) {
    Random random = new Random(vertexCount);
    double[] transforms = transforms(random);
    Influences influences = influences(vertexCount, random);
    float[] rest = points(vertexCount, random);
    float[] expected = new float[3 * vertexCount];
    float[] scalar = new float[LinearBlendSkinning.STRIDE * BONES];
    LinearBlendSkinning.prepare(transforms, scalar);
    LinearBlendSkinning.skin(influences, scalar, rest, expected, 0, vertexCount);

    float[] matrices = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    VectorLinearBlendSkinning.prepare(transforms, matrices);
    float[] chosen = new float[3 * vertexCount];
    VectorLinearBlendSkinning.skin(influences, matrices, rest, chosen, 0, vertexCount);
    assertClose(expected, chosen, 3 * vertexCount);

    float[] wide = new float[3 * vertexCount];
    float[] narrow = new float[3 * vertexCount];
    VectorLinearBlendSkinning.skinWide(influences, matrices, rest, wide, 0, vertexCount);
    VectorLinearBlendSkinning.skinNarrow(influences, matrices, rest, narrow, 0, vertexCount);
    assertClose(expected, wide, 3 * vertexCount);
    assertClose(expected, narrow, 3 * vertexCount);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 207, 4098})
  void bothWidthsOfTheDerivativeAgreeWithTheScalarTwin(int vertexCount) {
    Random random = new Random(vertexCount);
    double[] transforms = transforms(random);
    double[] changes = transforms(random);
    Influences influences = influences(vertexCount, random);
    float[] rest = points(vertexCount, random);
    float[] restChanges = points(vertexCount, random);
    float[] matrices = new float[LinearBlendSkinning.STRIDE * BONES];
    float[] tangents = new float[LinearBlendSkinning.STRIDE * BONES];
    LinearBlendSkinning.prepare(transforms, matrices);
    LinearBlendSkinning.prepare(changes, tangents);
    float[] expected = new float[3 * vertexCount];
    LinearBlendSkinningTangent.skin(influences, matrices, tangents, rest, restChanges, expected);

    float[] columns = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    float[] tangentColumns = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    VectorLinearBlendSkinning.prepare(transforms, columns);
    VectorLinearBlendSkinning.prepare(changes, tangentColumns);
    float[] chosen = new float[3 * vertexCount];
    VectorLinearBlendSkinningTangent.skin(
        influences, columns, tangentColumns, rest, restChanges, chosen);
    assertClose(expected, chosen, 3 * vertexCount);

    float[] wide = new float[3 * vertexCount];
    float[] narrow = new float[3 * vertexCount];
    VectorLinearBlendSkinningTangent.skinWide(
        influences, columns, tangentColumns, rest, restChanges, wide, vertexCount);
    VectorLinearBlendSkinningTangent.skinNarrow(
        influences, columns, tangentColumns, rest, restChanges, narrow, vertexCount);
    assertClose(expected, wide, 3 * vertexCount);
    assertClose(expected, narrow, 3 * vertexCount);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 207, 4098})
  void dualQuaternionsAgreeWithTheScalarTwin(int vertexCount) {
    Random random = new Random(vertexCount);
    Influences influences = influences(vertexCount, random);
    FirstBonePairs pairs = FirstBonePairs.of(influences);
    float[] bones = new float[DualQuaternionSkinning.STRIDE * BONES];
    DualQuaternionSkinning.prepare(transforms(random), new double[4], bones);
    float[] signs = new float[pairs.count()];
    DualQuaternionSkinning.signs(pairs, bones, signs);
    float[] rest = points(vertexCount, random);
    float[] expected = new float[3 * vertexCount];
    float[] actual = new float[3 * vertexCount];
    DualQuaternionSkinning.skin(influences, pairs, bones, signs, rest, expected, 0, vertexCount);
    int cut = vertexCount / 3;
    VectorDualQuaternionSkinning.skin(
        influences, pairs, bones, signs, rest, actual, cut, vertexCount);
    VectorDualQuaternionSkinning.skin(influences, pairs, bones, signs, rest, actual, 0, cut);
    assertClose(expected, actual, 3 * vertexCount);
  }

  @Test
  void everyPairOfAFirstBoneIsFoundOnce() {
    Influences influences = influences(207, new Random(3));
    FirstBonePairs pairs = FirstBonePairs.of(influences);
    Set<Integer> different = new HashSet<>();
    for (int vertex = 0; vertex < 207; vertex++) {
      int first = influences.bones()[influences.offsets()[vertex]];
      for (int entry = influences.offsets()[vertex];
          entry < influences.offsets()[vertex + 1];
          entry++) {
        int pair = pairs.pairs()[entry];
        assertEquals(first, pairs.firsts()[pair]);
        assertEquals(influences.bones()[entry], pairs.others()[pair]);
        different.add(BONES * first + influences.bones()[entry]);
      }
    }
    assertEquals(different.size(), pairs.count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 206})
  void partsMakeTheWhole(int cut) {
    Random random = new Random(cut);
    double[] transforms = transforms(random);
    Influences influences = influences(207, random);
    float[] rest = points(207, random);
    float[] matrices = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    VectorLinearBlendSkinning.prepare(transforms, matrices);
    float[] whole = new float[3 * 207];
    float[] parts = new float[3 * 207];
    VectorLinearBlendSkinning.skin(influences, matrices, rest, whole, 0, 207);
    VectorLinearBlendSkinning.skin(influences, matrices, rest, parts, cut, 207);
    VectorLinearBlendSkinning.skin(influences, matrices, rest, parts, 0, cut);
    assertArrayEquals(whole, parts);
  }

  private static void assertClose(float[] expected, float[] actual, int length) {
    for (int entry = 0; entry < length; entry++) {
      assertEquals(expected[entry], actual[entry], TOLERANCE, "entry " + entry);
    }
  }

  private static float[] points(int count, Random random) {
    float[] points = new float[3 * count];
    for (int entry = 0; entry < points.length; entry++) {
      points[entry] = random.nextFloat() - 0.5f;
    }
    return points;
  }

  private static double[] transforms(Random random) {
    double[] transforms = RigidTransforms.identities(BONES);
    for (int bone = 0; bone < BONES; bone++) {
      int at = RigidTransforms.STRIDE * bone;
      Rotations.fromVector(
          random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), transforms, at);
      transforms[at + 3] = random.nextDouble();
      transforms[at + 7] = random.nextDouble();
      transforms[at + 11] = random.nextDouble();
    }
    return transforms;
  }

  /** One to nine influences a vertex, the same bone possibly twice. */
  private static Influences influences(int vertexCount, Random random) {
    int[] offsets = new int[vertexCount + 1];
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      offsets[vertex + 1] = offsets[vertex] + 1 + random.nextInt(9);
    }
    short[] bones = new short[offsets[vertexCount]];
    float[] weights = new float[bones.length];
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      for (int entry = offsets[vertex]; entry < offsets[vertex + 1]; entry++) {
        bones[entry] = (short) random.nextInt(BONES);
        weights[entry] = 1f / (offsets[vertex + 1] - offsets[vertex]);
      }
    }
    return new Influences(BONES, offsets, bones, weights);
  }
}
