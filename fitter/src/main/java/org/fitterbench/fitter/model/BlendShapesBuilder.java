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
  private int previous;

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
    return builder.build(vertexCount, shapeRuns);
  }

  /**
   * Packs the shapes of some vertices again.
   *
   * @param keptIndex [vertices of the whole] index of each vertex among the kept, −1 when left out
   * @param vertexCount kept vertices
   */
  static BlendShapes restrict(BlendShapes whole, int[] keptIndex, int vertexCount) {
    BlendShapesBuilder builder = new BlendShapesBuilder(keptIndex);
    int[] shapeRuns = new int[whole.shapeCount() + 1];
    for (int shape = 0; shape < whole.shapeCount(); shape++) {
      builder.previous = -1;
      for (int run = whole.shapeRuns()[shape]; run < whole.shapeRuns()[shape + 1]; run++) {
        builder.add(whole, run);
      }
      shapeRuns[shape + 1] = builder.runCount;
    }
    return builder.build(vertexCount, shapeRuns);
  }

  private BlendShapes build(int vertexCount, int[] shapeRuns) {
    int[] ends = Arrays.copyOf(runOffsets, runCount + 1);
    ends[runCount] = offsetCount;
    return new BlendShapes(
        vertexCount,
        shapeRuns,
        Arrays.copyOf(runVertices, runCount),
        ends,
        Arrays.copyOf(offsets, offsetCount));
  }

  private void add(BlendShapes whole, int run) {
    int from = whole.runOffsets()[run];
    int count = (whole.runOffsets()[run + 1] - from) / 3;
    for (int entry = 0; entry < count; entry++) {
      int vertex = keptIndex[whole.runVertices()[run] + entry];
      if (vertex >= 0) {
        open(vertex);
        System.arraycopy(whole.offsets(), from + 3 * entry, offsets, offsetCount, 3);
        offsetCount += 3;
      }
    }
  }

  private void add(ShapeTarget target) {
    previous = -1;
    for (int entry = 0; entry < target.vertices().length; entry++) {
      int base = target.vertices()[entry];
      if (base >= keptIndex.length) {
        throw new UserInputException(
            "target " + target.name() + " moves vertex " + base + " of " + keptIndex.length,
            "use targets and mesh of the same body data");
      }
      int vertex = keptIndex[base];
      if (vertex >= 0) {
        open(vertex);
        addOffset(target, entry);
      }
    }
  }

  /**
   * Makes room for the next vertex of a shape: in the open run, past bridged zeros, or in a new
   * one.
   */
  private void open(int vertex) {
    if (previous < 0 || vertex - previous > BRIDGED_GAP + 1) {
      if (runCount + 1 >= runVertices.length) {
        runVertices = Arrays.copyOf(runVertices, 2 * runVertices.length);
        runOffsets = Arrays.copyOf(runOffsets, 2 * runOffsets.length);
      }
      runVertices[runCount] = vertex;
      runOffsets[runCount] = offsetCount;
      runCount++;
      reserve(3);
    } else {
      reserve(3 * (vertex - previous));
      offsetCount += 3 * (vertex - previous - 1);
    }
    previous = vertex;
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
