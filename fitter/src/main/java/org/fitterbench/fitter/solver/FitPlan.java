package org.fitterbench.fitter.solver;

import java.util.List;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.ShapeParameter;

/**
 * Everything about the steps of a fit that depends on neither target nor body: the vertices, which
 * bones they couple, and where the normal equations have entries. Immutable, so one plan serves any
 * number of fits at once.
 */
public final class FitPlan {
  /** Parts that the vertices are summed in, whatever the number of threads. */
  static final int PARTS = 4;

  final BodyModel points;
  final List<ShapeParameter> shape;
  final BonePairs pairs;
  final BlockPattern pattern;

  /** [PARTS+1] first vertex of each part. */
  final int[] firstVertex = new int[PARTS + 1];

  /** [PARTS+1] where the slots of each part's vertices start. */
  final int[] firstSlot = new int[PARTS + 1];

  /**
   * @param points the vertices that are fitted
   * @param shape the parameters of the shape that are free; the pose always is
   */
  public FitPlan(BodyModel points, List<ShapeParameter> shape) {
    this.points = points;
    this.shape = List.copyOf(shape);
    pairs = BonePairs.of(points.skeleton(), points.influences());
    pattern = NormalSystem.pattern(pairs, points.boneCount(), shape.size());
    int[] offsets = points.influences().offsets();
    for (int part = 1; part <= PARTS; part++) {
      firstVertex[part] = (int) ((long) points.vertexCount() * part / PARTS);
      int slots = firstSlot[part - 1];
      for (int vertex = firstVertex[part - 1]; vertex < firstVertex[part]; vertex++) {
        int count = offsets[vertex + 1] - offsets[vertex];
        slots += count * (count + 1) / 2;
      }
      firstSlot[part] = slots;
    }
  }

  /** The vertices that are fitted. */
  public BodyModel points() {
    return points;
  }

  /** The parameters of the shape that are free. */
  public List<ShapeParameter> shape() {
    return shape;
  }
}
