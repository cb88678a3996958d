package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;

/** Holds body data to others, value by value: a record compares its arrays by identity. */
final class BodyComparison {
  private BodyComparison() {}

  static void assertSame(BodyAssets expected, BodyAssets actual) {
    assertEquals(expected.source(), actual.source());
    assertSame(expected.mesh(), actual.mesh());
    assertSame(expected.phenotypeTargets(), actual.phenotypeTargets());
    assertSame(expected.localTargets(), actual.localTargets());
    assertEquals(expected.localChanges(), actual.localChanges());
    assertEquals(expected.rigs().size(), actual.rigs().size());
    for (int i = 0; i < expected.rigs().size(); i++) {
      assertSame(expected.rigs().get(i), actual.rigs().get(i));
    }
  }

  private static void assertSame(BaseMesh expected, BaseMesh actual) {
    assertArrayEquals(expected.positions(), actual.positions());
    assertArrayEquals(expected.quads(), actual.quads());
    assertArrayEquals(expected.textureCoordinates(), actual.textureCoordinates());
    assertArrayEquals(expected.quadTextureCoordinates(), actual.quadTextureCoordinates());
    assertArrayEquals(expected.quadGroups(), actual.quadGroups());
    assertEquals(expected.groupNames(), actual.groupNames());
  }

  private static void assertSame(List<ShapeTarget> expected, List<ShapeTarget> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).name(), actual.get(i).name());
      assertArrayEquals(expected.get(i).vertices(), actual.get(i).vertices());
      assertArrayEquals(expected.get(i).offsets(), actual.get(i).offsets());
    }
  }

  private static void assertSame(Rig expected, Rig actual) {
    assertEquals(expected.name(), actual.name());
    assertEquals(expected.bones().size(), actual.bones().size());
    for (int i = 0; i < expected.bones().size(); i++) {
      RigBone left = expected.bones().get(i);
      RigBone right = actual.bones().get(i);
      assertEquals(left.name(), right.name());
      assertEquals(left.parent(), right.parent());
      assertArrayEquals(left.head().vertices(), right.head().vertices());
      assertArrayEquals(left.tail().vertices(), right.tail().vertices());
      assertEquals(left.rollRadians(), right.rollRadians());
      assertArrayEquals(left.weightVertices(), right.weightVertices());
      assertArrayEquals(left.weights(), right.weights());
    }
  }
}
