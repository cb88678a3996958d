package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.LocalChangeNames;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * The targets of the 256 local changes: each moves, stretches or swells the place that its name
 * speaks of.
 */
final class LocalChangeTargets {
  /** How far the middle of a place moves, as a share of the place's radius. */
  private static final double STRENGTH = 0.18;

  private final BodyVertices vertices;

  private LocalChangeTargets(BodyVertices vertices) {
    this.vertices = vertices;
  }

  /**
   * Positive and negative targets in turn, in the order of {@link LocalChangeNames#all()}: the two
   * of change n stand at 2n and 2n + 1.
   */
  static List<ShapeTarget> create(BodyVertices vertices) {
    LocalChangeTargets targets = new LocalChangeTargets(vertices);
    List<LocalChangeNames> all = LocalChangeNames.all();
    return IntStream.range(0, all.size())
        .parallel()
        .boxed()
        .flatMap(index -> targets.pair(all.get(index), index).stream())
        .toList();
  }

  /** The local changes that belong to these targets. */
  static List<LocalChange> changes() {
    List<LocalChange> changes = new ArrayList<>();
    for (LocalChangeNames names : LocalChangeNames.all()) {
      int positive = 2 * changes.size();
      changes.add(new LocalChange(names.positive(), positive, positive + 1));
    }
    return changes;
  }

  private List<ShapeTarget> pair(LocalChangeNames names, int index) {
    LocalPlace place = LocalPlace.of(names.positive());
    // Names of one place act at three heights of it, so that no two are the same shape.
    double shift = 0.25 * (index % 3 - 1) * place.radius();
    Vec3 centre = place.centre().plus(new Vec3(0, shift, 0));
    double strength = STRENGTH * (1 + 0.03 * (index % 7));
    short[] positive = new short[3 * vertices.count()];
    short[] negative = new short[3 * vertices.count()];
    for (int vertex = 0; vertex < vertices.count(); vertex++) {
      Vec3 p = vertices.positions()[vertex];
      if (Math.abs(p.y() - centre.y()) < place.radius()) {
        Vec3 change = change(p, centre, place);
        if (place.bothSides() && centre.x() != 0) {
          change = change.plus(change(p.mirrored(), centre, place).mirrored());
        }
        double[] d = change.times(1000 * strength).toArray();
        for (int axis = 0; axis < 3; axis++) {
          positive[3 * vertex + axis] = (short) Math.rint(d[axis]);
          negative[3 * vertex + axis] = (short) -positive[3 * vertex + axis];
        }
      }
    }
    return List.of(
        ShapeTarget.sparse(names.positive(), positive),
        ShapeTarget.sparse(names.negative(), negative));
  }

  private static Vec3 change(Vec3 p, Vec3 centre, LocalPlace place) {
    Vec3 d = p.minus(centre);
    double weight = Falloff.bump(d.length(), place.radius());
    return weight == 0
        ? Vec3.ZERO
        : place.move().times(place.radius()).plus(d.times(place.stretch())).times(weight);
  }
}
