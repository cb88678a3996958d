package org.fitterbench.fitter.skinning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;
import org.junit.jupiter.api.Test;

class SkinningTest {
  private static final float METRES = 1e-6f;
  private static final Influences HALF_AND_HALF =
      new Influences(2, new int[] {0, 1, 3}, new short[] {1, 0, 1}, new float[] {1, 0.5f, 0.5f});
  private static final float[] REST = {1, 0, 0, 0, 2, 0};

  @Test
  void linearBlendingIsTheMeanOfWhatTheBonesDo() {
    // Bone 0 moves by 2 along z, bone 1 turns a quarter about z and moves by 4 along x.
    double[] transforms = bones(0, 2, Math.PI / 2, 4);
    assertArrayEquals(new float[] {4, 1, 0, 1, 1, 1}, linear(transforms), METRES);
  }

  @Test
  void dualQuaternionsTurnAVertexHalfWayAtItsFullLength() {
    double[] transforms = bones(0, 0, Math.PI / 2, 0);
    float half = (float) Math.sqrt(2);
    assertArrayEquals(new float[] {0, 1, 0, -half, half, 0}, dual(transforms), METRES);
  }

  @Test
  void dualQuaternionsTakeTheShorterWay() {
    // Turned by 190° and by −170° is the same, so half way from 0 is −85°.
    double[] longWay = bones(0, 0, Math.toRadians(190), 0);
    double[] shortWay = bones(0, 0, Math.toRadians(-170), 0);
    assertArrayEquals(dual(shortWay), dual(longWay), METRES);
    double angle = Math.toRadians(-85);
    assertEquals(-2 * Math.sin(angle), dual(longWay)[3], METRES);
    assertEquals(2 * Math.cos(angle), dual(longWay)[4], METRES);
  }

  @Test
  void translationsBlendLinearlyInBoth() {
    double[] transforms = bones(0, 2, 0, 4);
    assertArrayEquals(linear(transforms), dual(transforms), METRES);
  }

  @Test
  void onlyTheVerticesAskedForAreMoved() {
    float[] matrices = new float[24];
    LinearBlendSkinning.prepare(bones(0, 2, 0, 4), matrices);
    float[] out = new float[6];
    LinearBlendSkinning.skin(HALF_AND_HALF, matrices, REST, out, 1, 2);
    assertArrayEquals(new float[] {0, 0, 0, 2, 2, 1}, out, METRES);
  }

  @Test
  void influencesThatDoNotSumToOneAreRefused() {
    int[] offsets = {0, 2};
    short[] bones = {0, 1};
    assertThrows(
        IllegalArgumentException.class,
        () -> new Influences(2, offsets, bones, new float[] {0.5f, 0.4f}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Influences(1, offsets, bones, new float[] {0.5f, 0.5f}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Influences(2, offsets, bones, new float[] {1.5f, -0.5f}));
  }

  private static double[] bones(double turn0, double up0, double turn1, double along1) {
    double[] transforms = RigidTransforms.identities(2);
    Rotations.fromVector(0, 0, turn0, transforms, 0);
    transforms[11] = up0;
    Rotations.fromVector(0, 0, turn1, transforms, 12);
    transforms[15] = along1;
    return transforms;
  }

  private static float[] linear(double[] transforms) {
    float[] matrices = new float[transforms.length];
    LinearBlendSkinning.prepare(transforms, matrices);
    float[] out = new float[REST.length];
    LinearBlendSkinning.skin(HALF_AND_HALF, matrices, REST, out, 0, 2);
    return out;
  }

  private static float[] dual(double[] transforms) {
    float[] dualQuaternions = new float[16];
    DualQuaternionSkinning.prepare(transforms, new double[4], dualQuaternions);
    float[] out = new float[REST.length];
    FirstBonePairs pairs = FirstBonePairs.of(HALF_AND_HALF);
    float[] signs = new float[pairs.count()];
    DualQuaternionSkinning.signs(pairs, dualQuaternions, signs);
    DualQuaternionSkinning.skin(HALF_AND_HALF, pairs, dualQuaternions, signs, REST, out, 0, 2);
    return out;
  }
}
