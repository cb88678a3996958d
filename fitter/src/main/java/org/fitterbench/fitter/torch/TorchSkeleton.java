package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.Skeleton;

/**
 * From heads, tails and pose parameters to what moves the vertices, X = pose · rest⁻¹, as tensor
 * operations on homogeneous 4×4 matrices. Forward kinematics goes level by level of the skeleton's
 * tree, all bones of a level at once.
 */
final class TorchSkeleton {
  /** Added where a direction is exactly −Y, so that no zero is divided by. */
  private static final double TINY = 1e-30;

  private final NDArray rolls;
  private final NDArray lastRow;
  private final NDArray up;
  private final List<NDArray> bonesOfLevel = new ArrayList<>();
  private final List<NDArray> parentsInLevelAbove = new ArrayList<>();
  private final int[] placeOfBone;

  TorchSkeleton(Skeleton skeleton, TorchConstants constants) {
    int bones = skeleton.boneCount();
    rolls = constants.numbers(rollMatrices(skeleton.rolls()), 1, bones, 3, 3);
    lastRow = constants.numbers(new float[] {0, 0, 0, 1}, 1, 1, 1, 4);
    up = constants.numbers(new float[] {0, 1, 0}, 1, 1, 3);
    placeOfBone = new int[bones];
    int[] parents = skeleton.parents();
    int[] depths = new int[bones];
    for (int bone = 1; bone < bones; bone++) {
      depths[bone] = depths[parents[bone]] + 1;
    }
    int[] placeInLevel = new int[bones];
    int next = 0;
    for (int depth = 0; depth <= Arrays.stream(depths).max().orElseThrow(); depth++) {
      List<Long> level = new ArrayList<>();
      List<Long> above = new ArrayList<>();
      for (int bone = 0; bone < bones; bone++) {
        if (depths[bone] == depth) {
          placeInLevel[bone] = level.size();
          placeOfBone[bone] = next++;
          level.add((long) bone);
          above.add(bone == 0 ? 0L : placeInLevel[parents[bone]]);
        }
      }
      bonesOfLevel.add(constants.indices(longs(level)));
      parentsInLevelAbove.add(constants.indices(longs(above)));
    }
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  /** Ry(roll) of every bone. */
  private static float[] rollMatrices(double[] angles) {
    float[] matrices = new float[9 * angles.length];
    for (int bone = 0; bone < angles.length; bone++) {
      float cosine = (float) Math.cos(angles[bone]);
      float sine = (float) Math.sin(angles[bone]);
      int at = 9 * bone;
      matrices[at] = cosine;
      matrices[at + 2] = sine;
      matrices[at + 4] = 1;
      matrices[at + 6] = -sine;
      matrices[at + 8] = cosine;
    }
    return matrices;
  }

  /** Where each bone stands in what {@link #transforms} returns. */
  int[] placeOfBone() {
    return placeOfBone.clone();
  }

  /**
   * Computes the rest poses: the smallest rotation that takes +Y to a bone's direction, times its
   * roll, at its head.
   *
   * @param ends [N, 2, B, 3] heads, then tails, metres
   * @return [N, B, 4, 4]
   */
  NDArray restPoses(NDArray ends) {
    NDArray heads = ends.get(new NDIndex(":, 0"));
    NDArray along = ends.get(new NDIndex(":, 1")).sub(heads);
    NDArray length = along.square().sum(new int[] {2}, true).sqrt();
    // A bone without length has no direction; it counts as unturned.
    NDArray empty = length.eq(0).toType(length.getDataType(), false);
    NDArray direction = along.add(empty.mul(up)).div(length.add(empty));
    NDArray x = direction.get(new NDIndex(":, :, 0"));
    NDArray y = direction.get(new NDIndex(":, :, 1"));
    NDArray z = direction.get(new NDIndex(":, :, 2"));
    NDArray sideways = x.square().add(z.square());
    // 1 / (1 + y), without cancellation when y is near −1.
    NDArray upper = y.maximum(0).add(1).getNDArrayInternal().rdiv(1);
    NDArray lower = y.neg().add(1).div(sideways.add(TINY));
    NDArray k = NDArrays.where(y.gte(0), upper, lower);
    NDArray opposite = y.lt(0).logicalAnd(sideways.eq(0)).toType(x.getDataType(), false);
    NDArray a00 = x.square().mul(k).neg().add(1);
    NDArray a02 = x.mul(z).mul(k).neg();
    NDArray a22 = z.square().mul(k).neg().add(1).sub(opposite.mul(2));
    NDArray aligned =
        NDArrays.stack(new NDList(a00, x, a02, x.neg(), y, z.neg(), a02, z, a22), 2)
            .reshape(x.getShape().get(0), x.getShape().get(1), 3, 3);
    return homogeneous(aligned.matMul(rolls), heads.expandDims(3));
  }

  /**
   * Computes the transforms.
   *
   * @param restPoses [N, B, 4, 4]
   * @param parameters [N, B, 3, 4] what the parameterisation calls a pose
   * @return [N, B, 4, 4] by level, see {@link #placeOfBone}
   */
  NDArray transforms(PoseParameterisation parameterisation, NDArray restPoses, NDArray parameters) {
    NDArray given = parameters.concat(lastRows(parameters), 2);
    NDArray inverse = inverse(restPoses);
    NDArray own =
        switch (parameterisation) {
          case ABSOLUTE -> given.matMul(inverse);
          case ROOT_RELATIVE_WORLD, REST_RELATIVE -> restPoses.matMul(given).matMul(inverse);
        };
    NDList levels = new NDList();
    NDArray above = own.get(new NDIndex(":, {}", bonesOfLevel.getFirst()));
    if (parameterisation == PoseParameterisation.ROOT_RELATIVE_WORLD) {
      above = worldRoot(given, restPoses);
    }
    levels.add(above);
    for (int level = 1; level < bonesOfLevel.size(); level++) {
      NDArray here = own.get(new NDIndex(":, {}", bonesOfLevel.get(level)));
      above =
          parameterisation == PoseParameterisation.ABSOLUTE
              ? here
              : above.get(new NDIndex(":, {}", parentsInLevelAbove.get(level))).matMul(here);
      levels.add(above);
    }
    return NDArrays.concat(levels, 1);
  }

  /** X = Δ · [I | −head]. */
  private NDArray worldRoot(NDArray given, NDArray restPoses) {
    NDArray root = given.get(new NDIndex(":, :1"));
    NDArray rotation = root.get(new NDIndex(":, :, :3, :3"));
    NDArray head = restPoses.get(new NDIndex(":, :1, :3, 3:"));
    NDArray shift = root.get(new NDIndex(":, :, :3, 3:")).sub(rotation.matMul(head));
    return homogeneous(rotation, shift);
  }

  private NDArray inverse(NDArray rigid) {
    NDArray transposed = rigid.get(new NDIndex(":, :, :3, :3")).swapAxes(2, 3);
    NDArray shift = transposed.matMul(rigid.get(new NDIndex(":, :, :3, 3:"))).neg();
    return homogeneous(transposed, shift);
  }

  /** [N, B, 3, 3] and [N, B, 3, 1] as [N, B, 4, 4]. */
  private NDArray homogeneous(NDArray rotation, NDArray shift) {
    return rotation.concat(shift, 3).concat(lastRows(rotation), 2);
  }

  /** (0, 0, 0, 1) for every matrix of another array, in that array's pass. */
  private NDArray lastRows(NDArray like) {
    NDArray rows = lastRow.broadcast(like.getShape().get(0), like.getShape().get(1), 1, 4);
    rows.attach(like.getManager());
    return rows;
  }
}
