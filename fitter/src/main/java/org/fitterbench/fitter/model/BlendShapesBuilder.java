package org.fitterbench.fitter.model;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Restricts targets to the vertices that a body keeps and packs them into runs. Decimetres Y up
 * become world axes: (x, y, z) → (x, −z, y).
 */
final class BlendShapesBuilder {
  /** Vertices between two runs that are bridged by zeros: cheaper than another run. */
  private static final int BRIDGED_GAP = 3;

  private final int[] keptIndex;
  private int[] runVertices = new int[1 << 12];
  private int[] runOffsets = new int[1 << 12];
  private short[] offsets = new short[1 << 20];
  private int runCount;
  private int offsetCount;

  private BlendShapesBuilder(int[] keptIndex) {
    this.keptIndex = keptIndex;
  }

  /**
   * Packs targets.
   *
   * @param targets the stored shapes, in order
   * @param keptIndex [vertices of the base mesh] index of each vertex in the body, −1 when left out
   * @param vertexCount vertices of the body
   */
  static BlendShapes pack(List<ShapeTarget> targets, int[] keptIndex, int vertexCount) {
    BlendShapesBuilder builder = new BlendShapesBuilder(keptIndex);
    int[] shapeRuns = new int[targets.size() + 1];
    for (int shape = 0; shape < targets.size(); shape++) {
      builder.add(targets.get(shape));
      shapeRuns[shape + 1] = builder.runCount;
    }
    int[] ends = Arrays.copyOf(builder.runOffsets, builder.runCount + 1);
    ends[builder.runCount] = builder.offsetCount;
    return new BlendShapes(
        vertexCount,
        shapeRuns,
        Arrays.copyOf(builder.runVertices, builder.runCount),
        ends,
        Arrays.copyOf(builder.offsets, builder.offsetCount));
  }

  private void add(ShapeTarget target) {
    int previous = -1;
    for (int entry = 0; entry < target.vertices().length; entry++) {
      int base = target.vertices()[entry];
      if (base >= keptIndex.length) {
        throw new UserInputException(
            "target " + target.name() + " moves vertex " + base + " of " + keptIndex.length,
            "use targets and mesh of the same body data");
      }
      int vertex = keptIndex[base];
      if (vertex >= 0) {
        if (previous < 0 || vertex - previous > BRIDGED_GAP + 1) {
          startRun(vertex);
        } else {
          reserve(3 * (vertex - previous));
          offsetCount += 3 * (vertex - previous - 1);
        }
        addOffset(target, entry);
        previous = vertex;
      }
    }
  }

  private void startRun(int vertex) {
    if (runCount + 1 >= runVertices.length) {
      runVertices = Arrays.copyOf(runVertices, 2 * runVertices.length);
      runOffsets = Arrays.copyOf(runOffsets, 2 * runOffsets.length);
    }
    runVertices[runCount] = vertex;
    runOffsets[runCount] = offsetCount;
    runCount++;
    reserve(3);
  }

  private void reserve(int more) {
    if (offsetCount + more > offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length + offsets.length / 2);
    }
  }

  private void addOffset(ShapeTarget target, int entry) {
    short z = target.offsets()[3 * entry + 2];
    if (z == Short.MIN_VALUE) {
      throw new UserInputException(
          "target " + target.name() + " moves a vertex by more than three metres",
          "replace the damaged target");
    }
    offsets[offsetCount++] = target.offsets()[3 * entry];
    offsets[offsetCount++] = (short) -z;
    offsets[offsetCount++] = target.offsets()[3 * entry + 1];
  }
}
