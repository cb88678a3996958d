package org.fitterbench.fitter.model;

import java.util.Arrays;
import java.util.Comparator;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.skinning.Influences;

/** Turns the weights of a rig's bones into influences of a body's vertices. */
final class InfluencesBuilder {
  private InfluencesBuilder() {}

  /**
   * Builds the influences. A vertex that no bone moves follows the root.
   *
   * @param keptIndex [vertices of the base mesh] index of each vertex in the body, −1 when left out
   * @param vertexCount V
   * @param maximum most influences of a vertex
   */
  static Influences build(
      Rig rig, RigSelection selection, int[] keptIndex, int vertexCount, int maximum) {
    float[][] weightsOfBone = new float[selection.bones().size()][vertexCount];
    for (int index = 0; index < rig.bones().size(); index++) {
      RigBone bone = rig.bones().get(index);
      float[] weights = weightsOfBone[selection.keptBone()[index]];
      for (int entry = 0; entry < bone.weights().length; entry++) {
        int vertex = keptIndex[bone.weightVertices()[entry]];
        if (vertex >= 0) {
          weights[vertex] += bone.weights()[entry];
        }
      }
    }
    int[] offsets = new int[vertexCount + 1];
    short[] bones = new short[vertexCount];
    float[] weights = new float[vertexCount];
    int count = 0;
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      int[] strongest = strongest(weightsOfBone, vertex, maximum);
      if (count + strongest.length > bones.length) {
        int capacity = 2 * (count + strongest.length);
        bones = Arrays.copyOf(bones, capacity);
        weights = Arrays.copyOf(weights, capacity);
      }
      double sum = 0;
      for (int bone : strongest) {
        sum += weightsOfBone[bone][vertex];
      }
      for (int bone : strongest) {
        bones[count] = (short) bone;
        weights[count] = sum == 0 ? 1 : (float) (weightsOfBone[bone][vertex] / sum);
        count++;
      }
      offsets[vertex + 1] = count;
    }
    return new Influences(
        weightsOfBone.length, offsets, Arrays.copyOf(bones, count), Arrays.copyOf(weights, count));
  }

  /** The bones that move a vertex, ascending; the strongest when there are too many. */
  private static int[] strongest(float[][] weightsOfBone, int vertex, int maximum) {
    int count = 0;
    for (float[] weights : weightsOfBone) {
      count += weights[vertex] > 0 ? 1 : 0;
    }
    int[] moving = new int[count];
    for (int bone = weightsOfBone.length - 1; bone >= 0; bone--) {
      if (weightsOfBone[bone][vertex] > 0) {
        moving[--count] = bone;
      }
    }
    if (moving.length == 0) {
      return new int[] {0};
    }
    if (moving.length <= maximum) {
      return moving;
    }
    return Arrays.stream(moving)
        .boxed()
        .sorted(Comparator.comparingDouble(bone -> -weightsOfBone[bone][vertex]))
        .limit(maximum)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
