package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.BoneRoll;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.jspecify.annotations.Nullable;

/**
 * Weights that fall off with the distance from a bone, among the bones that may move a part of the
 * body: at most nine a vertex, their sum 1.
 */
final class BoneWeights {
  private static final int MOST_INFLUENCES = 9;
  private static final double SMALLEST_SHARE = 0.004;

  /** Softens the fall-off next to a bone, as a share of its length. */
  private static final double SOFT_SHARE = 0.25;

  private static final double SOFT_MIN = 0.1;
  private static final Vec3 FORWARD = new Vec3(0, 0, 1);

  private final List<Skeleton.Bone> bones;
  private final BodyVertices vertices;
  private final Map<String, int[]> candidates = new HashMap<>();

  private BoneWeights(Skeleton skeleton, BodyVertices vertices) {
    this.bones = List.copyOf(skeleton.bones().values());
    this.vertices = vertices;
  }

  static Rig rig(Skeleton skeleton, BodyVertices vertices, Map<Vec3, JointAnchor> joints) {
    return new BoneWeights(skeleton, vertices).rig(joints);
  }

  private Rig rig(Map<Vec3, JointAnchor> joints) {
    List<List<Integer>> movedBy = new ArrayList<>();
    List<List<Float>> howMuch = new ArrayList<>();
    for (int bone = 0; bone < bones.size(); bone++) {
      movedBy.add(new ArrayList<>());
      howMuch.add(new ArrayList<>());
    }
    double[] weights = new double[bones.size()];
    for (int vertex = 0; vertex < vertices.count(); vertex++) {
      int[] mayMove = candidates.computeIfAbsent(vertices.regions()[vertex], this::bonesOfRegion);
      weigh(vertices.positions()[vertex], mayMove, weights);
      for (int bone : mayMove) {
        if (weights[bone] > 0) {
          movedBy.get(bone).add(vertex);
          howMuch.get(bone).add((float) weights[bone]);
        }
      }
    }
    List<RigBone> rigBones = new ArrayList<>();
    for (int i = 0; i < bones.size(); i++) {
      Skeleton.Bone bone = bones.get(i);
      float[] values = new float[howMuch.get(i).size()];
      for (int k = 0; k < values.length; k++) {
        values[k] = howMuch.get(i).get(k);
      }
      rigBones.add(
          new RigBone(
              bone.name(),
              bone.parent().isEmpty() ? null : bone.parent(),
              anchor(joints.get(bone.head())),
              anchor(joints.get(bone.tail())),
              BoneRoll.ofPlane(
                  bone.head().toArray(),
                  bone.tail().toArray(),
                  bone.head().toArray(),
                  bone.tail().toArray(),
                  bone.tail().plus(FORWARD).toArray()),
              movedBy.get(i).stream().mapToInt(Integer::intValue).toArray(),
              values));
    }
    rigBones.sort((a, b) -> a.name().compareTo(b.name()));
    return Rig.depthFirst("default", rigBones);
  }

  private static JointAnchor anchor(@Nullable JointAnchor anchor) {
    if (anchor == null) {
      throw new IllegalStateException("Every joint has a cube");
    }
    return anchor;
  }

  /** Sets the weights of the bones that may move a point; those left out are 0. */
  private void weigh(Vec3 point, int[] mayMove, double[] weights) {
    double[] sorted = new double[mayMove.length];
    for (int i = 0; i < mayMove.length; i++) {
      double w = nearness(point, bones.get(mayMove[i]));
      weights[mayMove[i]] = w;
      sorted[i] = w;
    }
    Arrays.sort(sorted);
    double least = mayMove.length > MOST_INFLUENCES ? sorted[sorted.length - MOST_INFLUENCES] : 0;
    least = Math.max(least, SMALLEST_SHARE * sorted[sorted.length - 1]);
    double sum = 0;
    int kept = 0;
    for (int bone : mayMove) {
      boolean keep = weights[bone] >= least && kept < MOST_INFLUENCES;
      weights[bone] = keep ? weights[bone] : 0;
      kept += keep ? 1 : 0;
      sum += weights[bone];
    }
    for (int bone : mayMove) {
      weights[bone] /= sum;
    }
  }

  /** The inverse fourth power of the distance to a bone, softened. */
  private static double nearness(Vec3 point, Skeleton.Bone bone) {
    Vec3 along = bone.tail().minus(bone.head());
    double lengthSquared = along.dot(along);
    double t = Math.clamp(point.minus(bone.head()).dot(along) / lengthSquared, 0.0, 1.0);
    Vec3 away = point.minus(bone.head().plus(along.times(t)));
    double soft = Math.min(SOFT_MIN, SOFT_SHARE * Math.sqrt(lengthSquared));
    double d = away.dot(away) + soft * soft;
    return 1 / (d * d);
  }

  private int[] bonesOfRegion(String region) {
    List<Integer> found = new ArrayList<>();
    for (int bone = 0; bone < bones.size(); bone++) {
      if (BodyRegions.moves(bones.get(bone).name(), region)) {
        found.add(bone);
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("No bone moves " + region);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
