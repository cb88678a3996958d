package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.skinning.Influences;

/**
 * Sizes of a body that no pose changes: distances between vertices that hang on one bone. Which
 * they are is found once for a model.
 */
final class BodySizes {
  /** From this skinning weight on a vertex all but moves with one bone. */
  private static final float ALMOST_WHOLE = 0.9f;

  /** Vertices of one bone, as far from each other as possible. */
  private static final int VERTICES_OF_BONE = 6;

  private final BodyModel points;
  private final int[] vertices;
  private final int[] one;
  private final int[] other;

  private BodySizes(BodyModel model) {
    List<int[]> byBone = new ArrayList<>();
    for (int bone = 0; bone < model.boneCount(); bone++) {
      byBone.add(farApart(model.template(), hangingOn(bone, model.influences())));
    }
    TreeSet<Integer> all = new TreeSet<>();
    byBone.forEach(chosen -> Arrays.stream(chosen).forEach(all::add));
    vertices = all.stream().mapToInt(Integer::intValue).toArray();
    List<int[]> pairs = new ArrayList<>();
    for (int[] chosen : byBone) {
      for (int first = 0; first < chosen.length; first++) {
        for (int second = first + 1; second < chosen.length; second++) {
          pairs.add(new int[] {index(chosen[first]), index(chosen[second])});
        }
      }
    }
    one = pairs.stream().mapToInt(pair -> pair[0]).toArray();
    other = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    points = model.restrictedTo(vertices);
  }

  static BodySizes of(BodyModel model) {
    return new BodySizes(model);
  }

  private int index(int vertex) {
    return Arrays.binarySearch(vertices, vertex);
  }

  private static int[] hangingOn(int bone, Influences influences) {
    List<Integer> found = new ArrayList<>();
    for (int vertex = 0; vertex < influences.vertexCount(); vertex++) {
      for (int entry = influences.offsets()[vertex];
          entry < influences.offsets()[vertex + 1];
          entry++) {
        if (influences.bones()[entry] == bone && influences.weights()[entry] >= ALMOST_WHOLE) {
          found.add(vertex);
        }
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Farthest point sampling (Gonzalez 1985), from the first vertex on. */
  private static int[] farApart(float[] positions, int[] candidates) {
    int[] chosen = new int[Math.min(VERTICES_OF_BONE, candidates.length)];
    double[] nearest = new double[candidates.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int next = 0;
    for (int count = 0; count < chosen.length; count++) {
      chosen[count] = candidates[next];
      for (int index = 0; index < candidates.length; index++) {
        double distance = distance(positions, candidates[index], chosen[count]);
        nearest[index] = Math.min(nearest[index], distance);
      }
      for (int index = 0; index < candidates.length; index++) {
        next = nearest[index] > nearest[next] ? index : next;
      }
    }
    return chosen;
  }

  private static double distance(float[] positions, int one, int other) {
    double x = (double) positions[3 * one] - positions[3 * other];
    double y = (double) positions[3 * one + 1] - positions[3 * other + 1];
    double z = (double) positions[3 * one + 2] - positions[3 * other + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** The vertices that are measured. */
  BodyModel points() {
    return points;
  }

  /** How many sizes there are. */
  int count() {
    return one.length;
  }

  /**
   * Measures a body.
   *
   * @param positions [·3] of the vertices of {@link #points}, metres
   * @param out metres
   */
  void measure(float[] positions, float[] out) {
    for (int size = 0; size < out.length; size++) {
      out[size] = (float) distance(positions, one[size], other[size]);
    }
  }

  /**
   * Measures a target.
   *
   * @param out metres
   * @param counts out, 0 for a size that misses a vertex, else 1
   */
  void measure(FitTarget target, float[] out, float[] counts) {
    for (int size = 0; size < out.length; size++) {
      int first = vertices[one[size]];
      int second = vertices[other[size]];
      out[size] = (float) distance(target.vertices(), first, second);
      counts[size] = target.weights()[first] > 0 && target.weights()[second] > 0 ? 1 : 0;
    }
  }
}
