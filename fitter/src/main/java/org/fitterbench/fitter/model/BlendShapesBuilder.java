package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Restricts shapes to the vertices that are kept and packs them into runs. Targets change from
 * decimetres, Y up, to world axes: (x, y, z) → (x, −z, y).
 */
final class BlendShapesBuilder {
  /** Vertices between two runs that are bridged by zeros: cheaper than another run. */
  private static final int BRIDGED_GAP = 3;

  private final int[] keptIndex;
  private final int[] runVertices;
  private final int[] runOffsets;
  private final short[] offsets;
  private int runCount;
  private int offsetCount;
  private int previous;

  /** Adds the vertices of a shape to a builder, in ascending order. */
  private interface ShapeSource {
    void addTo(BlendShapesBuilder builder, int shape);
  }

  /** Packs into arrays of these sizes; sizes of 0 only count. */
  private BlendShapesBuilder(int[] keptIndex, int runs, int offsets) {
    this.keptIndex = keptIndex;
    runVertices = new int[runs];
    runOffsets = new int[runs + 1];
    this.offsets = new short[offsets];
  }

  /**
   * Packs targets.
   *
   * @param targets the stored shapes, in order
   * @param keptIndex [vertices of the base mesh] index of each vertex in the body, −1 when left out
   * @param vertexCount vertices of the body
   */
  static BlendShapes pack(List<ShapeTarget> targets, int[] keptIndex, int vertexCount) {
    return pack(
        targets.size(),
        keptIndex,
        vertexCount,
        (builder, shape) -> builder.add(targets.get(shape)));
  }

  /**
   * Packs the shapes of some vertices again.
   *
   * @param keptIndex [vertices of the whole] index of each vertex among the kept, −1 when left out
   * @param vertexCount kept vertices
   */
  static BlendShapes restrict(BlendShapes whole, int[] keptIndex, int vertexCount) {
    return pack(
        whole.shapeCount(),
        keptIndex,
        vertexCount,
        (builder, shape) -> {
          for (int run = whole.shapeRuns()[shape]; run < whole.shapeRuns()[shape + 1]; run++) {
            builder.add(whole, run);
          }
        });
  }

  private static BlendShapes pack(
      int shapeCount, int[] keptIndex, int vertexCount, ShapeSource source) {
    // Counting first keeps the peak of memory at the size of the result.
    BlendShapesBuilder count = new BlendShapesBuilder(keptIndex, 0, 0);
    int[] shapeRuns = new int[shapeCount + 1];
    for (int shape = 0; shape < shapeCount; shape++) {
      count.previous = -1;
      source.addTo(count, shape);
      shapeRuns[shape + 1] = count.runCount;
    }
    BlendShapesBuilder packed =
        new BlendShapesBuilder(keptIndex, count.runCount, count.offsetCount);
    for (int shape = 0; shape < shapeCount; shape++) {
      packed.previous = -1;
      source.addTo(packed, shape);
    }
    packed.runOffsets[packed.runCount] = packed.offsetCount;
    return new BlendShapes(
        vertexCount, shapeRuns, packed.runVertices, packed.runOffsets, packed.offsets);
  }

  private void add(BlendShapes whole, int run) {
    int from = whole.runOffsets()[run];
    int count = (whole.runOffsets()[run + 1] - from) / 3;
    for (int entry = 0; entry < count; entry++) {
      int vertex = keptIndex[whole.runVertices()[run] + entry];
      if (vertex >= 0) {
        short[] others = whole.offsets();
        int at = from + 3 * entry;
        add(vertex, others[at], others[at + 1], others[at + 2]);
      }
    }
  }

  private void add(ShapeTarget target) {
    for (int entry = 0; entry < target.vertices().length; entry++) {
      int base = target.vertices()[entry];
      if (base >= keptIndex.length) {
        throw new UserInputException(
            "target " + target.name() + " moves vertex " + base + " of " + keptIndex.length,
            "use targets and mesh of the same body data");
      }
      int vertex = keptIndex[base];
      if (vertex >= 0) {
        short z = target.offsets()[3 * entry + 2];
        if (z == Short.MIN_VALUE) {
          throw new UserInputException(
              "target " + target.name() + " moves a vertex by more than three metres",
              "replace the damaged target");
        }
        add(vertex, target.offsets()[3 * entry], (short) -z, target.offsets()[3 * entry + 1]);
      }
    }
  }

  /** Adds the next vertex of a shape: to the open run, past bridged zeros, or to a new one. */
  private void add(int vertex, short x, short y, short z) {
    if (previous < 0 || vertex - previous > BRIDGED_GAP + 1) {
      if (runVertices.length > 0) {
        runVertices[runCount] = vertex;
        runOffsets[runCount] = offsetCount;
      }
      runCount++;
    } else {
      offsetCount += 3 * (vertex - previous - 1);
    }
    if (offsets.length > 0) {
      offsets[offsetCount] = x;
      offsets[offsetCount + 1] = y;
      offsets[offsetCount + 2] = z;
    }
    offsetCount += 3;
    previous = vertex;
  }
}
