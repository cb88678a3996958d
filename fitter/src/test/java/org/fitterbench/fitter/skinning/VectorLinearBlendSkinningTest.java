package org.fitterbench.fitter.skinning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against their scalar twin, at awkward sizes. */
class VectorLinearBlendSkinningTest {
  private static final int BONES = 7;

  /** Rounding errors of nine blended influences and four products, each of numbers below 4. */
  private static final float TOLERANCE = 13 * 4 * Math.ulp(1f);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 207, 4098})
  void bothWidthsAgreeWithTheScalarTwin(int vertexCount) {
    Random random = new Random(vertexCount);
    double[] transforms = transforms(random);
    Influences influences = influences(vertexCount, random);
    float[] rest = new float[3 * vertexCount];
    for (int entry = 0; entry < rest.length; entry++) {
      rest[entry] = random.nextFloat() - 0.5f;
    }
    float[] expected = new float[3 * vertexCount];
    float[] scalar = new float[LinearBlendSkinning.STRIDE * BONES];
    LinearBlendSkinning.prepare(transforms, scalar);
    LinearBlendSkinning.skin(influences, scalar, rest, expected, 0, vertexCount);

    float[] matrices = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    VectorLinearBlendSkinning.prepare(transforms, matrices);
    float[] chosen = new float[3 * vertexCount];
    VectorLinearBlendSkinning.skin(influences, matrices, rest, chosen, 0, vertexCount);
    assertClose(expected, chosen, 3 * vertexCount);

    // Each width on its own leaves the last vertex to its caller.
    float[] wide = new float[3 * vertexCount];
    float[] narrow = new float[3 * vertexCount];
    int most = Math.max(0, vertexCount - 1);
    VectorLinearBlendSkinning.skinWide(influences, matrices, rest, wide, 0, most);
    VectorLinearBlendSkinning.skinNarrow(influences, matrices, rest, narrow, 0, most);
    assertClose(expected, wide, 3 * most);
    assertClose(expected, narrow, 3 * most);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 206})
  void partsMakeTheWhole(int cut) {
    Random random = new Random(cut);
    double[] transforms = transforms(random);
    Influences influences = influences(207, random);
    float[] rest = new float[3 * 207];
    for (int entry = 0; entry < rest.length; entry++) {
      rest[entry] = random.nextFloat();
    }
    float[] matrices = new float[VectorLinearBlendSkinning.STRIDE * BONES];
    VectorLinearBlendSkinning.prepare(transforms, matrices);
    float[] whole = new float[3 * 207];
    float[] parts = new float[3 * 207];
    VectorLinearBlendSkinning.skin(influences, matrices, rest, whole, 0, 207);
    VectorLinearBlendSkinning.skin(influences, matrices, rest, parts, cut, 207);
    VectorLinearBlendSkinning.skin(influences, matrices, rest, parts, 0, cut);
    assertClose(whole, parts, whole.length);
  }

  private static void assertClose(float[] expected, float[] actual, int length) {
    for (int entry = 0; entry < length; entry++) {
      assertEquals(expected[entry], actual[entry], TOLERANCE, "entry " + entry);
    }
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
