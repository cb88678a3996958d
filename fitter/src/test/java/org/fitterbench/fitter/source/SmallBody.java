package org.fitterbench.fitter.source;

import java.util.List;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;

/** Whole body data around one quad. */
final class SmallBody {
  private SmallBody() {}

  static BodyAssets create() {
    JointAnchor low = new JointAnchor(new int[] {0, 1});
    JointAnchor high = new JointAnchor(new int[] {2});
    return new BodyAssets(
        new BodySource(BodySource.Kind.PROCEDURAL, "grün", "none"),
        new BaseMesh(
            new double[] {0, 0, 0, 1, 0, 0, 1.0001, 1, 0, 0, 1, -0.3492},
            new int[] {0, 1, 2, 3},
            new float[] {0, 0, 1, 0.5f},
            new int[] {0, 1, 1, 0},
            new int[] {1},
            List.of("joint-a", "body")),
        PhenotypeShape.stored().stream()
            .map(shape ->
                new ShapeTarget(shape.name(), new char[] {0, 3}, new short[] {1, 2, 3, 4, 5, -6}))
            .toList(),
        List.of(
            new ShapeTarget("fat", new char[] {2}, new short[] {0, 0, Short.MIN_VALUE}),
            new ShapeTarget("thin", new char[0], new short[0])),
        List.of(new LocalChange("fat", 0, 1)),
        List.of(
            new Rig(
                "default",
                List.of(
                    new RigBone(
                        "root", null, low, high, 0.1, new int[] {0, 3}, new float[] {1, .5f}),
                    new RigBone(
                        "leaf", "root", high, low, -3, new int[] {1}, new float[] {0.3f})))));
  }
}
