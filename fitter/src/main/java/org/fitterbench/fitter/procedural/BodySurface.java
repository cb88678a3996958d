package org.fitterbench.fitter.procedural;

import java.util.Arrays;
import org.fitterbench.fitter.procedural.QuadSurface.Patch;
import org.fitterbench.fitter.procedural.QuadSurface.Tube;
import org.fitterbench.fitter.procedural.Sweep.Side;

/**
 * The skin: 13,380 vertices and 13,378 quads. A torso, out of which head, arms and legs are pulled,
 * out of these feet, fingers and toes; then the tips of the breasts. The numbers of rings are what
 * makes the counts come out.
 */
final class BodySurface {
  static final int VERTEX_COUNT = 13_380;
  private static final int TORSO_COLUMNS = 28;
  private static final int TORSO_ROWS = 15;
  private static final int TORSO_RINGS = 30;
  private static final int HEAD_RINGS = 44;
  private static final int ARM_RINGS = 35;
  private static final int LEG_RINGS = 35;
  private static final int FOOT_RINGS = 10;
  private static final int FOOT_HEIGHT = 4;
  private static final int[] TOE_RINGS = {7, 6, 6, 5, 5};
  private static final int THUMB_RINGS = 12;
  private static final int[] FINGER_RINGS = {15, 16, 15, 13};
  private static final int BREAST_ROW = 22;
  private static final int BREAST_COLUMN = 21;

  private final QuadSurface surface = new QuadSurface();
  private final BodyShape shape;
  private final int[] numbers = new int[VERTEX_COUNT];

  private BodySurface(Skeleton skeleton) {
    this.shape = new BodyShape(skeleton);
  }

  /**
   * The finished skin.
   *
   * @param surface quads and texture coordinates; its vertices are not in the mesh's order
   * @param numbers [V] each vertex's number in the mesh
   */
  record Skin(QuadSurface surface, int[] numbers) {}

  static Skin create(Skeleton skeleton) {
    return new BodySurface(skeleton).create();
  }

  private Skin create() {
    Arrays.fill(numbers, -1);
    Sweep torsoSweep = shape.torso();
    Tube torso = surface.box(TORSO_COLUMNS, TORSO_ROWS, TORSO_RINGS, torsoSweep, "torso");
    Patch bottom = surface.closeBox(torso, torsoSweep, "torso");
    surface.extrude(torso.cap(), new Block(1, 6, 12, 16), HEAD_RINGS, 3, shape.head(), "head");
    // The left wall runs from front to back, the right one from back to front.
    Block shoulder = new Block(TORSO_RINGS - 8, 2, 6, 11);
    pullArm(torso.sides().get(1), shoulder, Side.AS_GIVEN, ".L");
    pullArm(torso.sides().get(3), shoulder.mirroredIn(torso.sides().get(3)), Side.MIRRORED_U, ".R");
    pullLeg(bottom, new Block(16, 2, 10, 11), Side.AS_GIVEN, ".L");
    pullLeg(bottom, new Block(2, 2, 10, 11), Side.MIRRORED_V, ".R");
    Patch front = torso.sides().getFirst();
    Block tip = new Block(BREAST_ROW, BREAST_COLUMN, 4, 4);
    BreastDisc.replace(surface, front, tip.row(), tip.column(), BreastDisc.Numbering.LEFT, numbers);
    BreastDisc.replace(
        surface,
        front,
        tip.row(),
        tip.mirroredIn(front).column(),
        BreastDisc.Numbering.RIGHT,
        numbers);
    SurfaceSmoothing.relaxJoints(surface);
    shape.sculpt(surface);
    numberTheRest();
    return new Skin(surface, numbers);
  }

  private void pullArm(Patch wall, Block block, Side side, String suffix) {
    Tube arm = surface.extrude(wall, block, ARM_RINGS, 5, shape.arm().on(side), "arm" + suffix);
    for (int finger = 0; finger < FINGER_RINGS.length; finger++) {
      String name = "finger" + (finger + 2);
      Block tip = new Block(2, 3 * finger, 2, 2);
      surface.extrude(
          arm.cap(),
          side == Side.AS_GIVEN ? tip : tip.mirroredIn(arm.cap()),
          FINGER_RINGS[finger],
          1,
          shape.finger(name).on(side),
          name + suffix);
    }
    // The front of the arm is the wall over its first column, or over its last on the other side.
    surface.extrude(
        arm.sides().get(side == Side.AS_GIVEN ? 3 : 1),
        new Block(ARM_RINGS - 7, 2, 2, 2),
        THUMB_RINGS,
        2,
        shape.thumb().on(side),
        "finger1" + suffix);
  }

  private void pullLeg(Patch bottom, Block block, Side side, String suffix) {
    Tube leg = surface.extrude(bottom, block, LEG_RINGS, 7, shape.leg().on(side), "leg" + suffix);
    Patch shin = leg.sides().get(3);
    Side turned = side == Side.AS_GIVEN ? Side.AS_GIVEN : Side.MIRRORED_U;
    Tube foot =
        surface.extrude(
            shin,
            new Block(LEG_RINGS - FOOT_HEIGHT, 0, FOOT_HEIGHT, shin.columns()),
            FOOT_RINGS,
            3,
            shape.foot().on(turned),
            "foot" + suffix);
    for (int toe = 0; toe < TOE_RINGS.length; toe++) {
      String name = "toe" + (toe + 1);
      // Columns run from the body's left to its right: from the little toe of the left foot.
      Block tip = new Block(1, 2 * (TOE_RINGS.length - 1 - toe), 2, 2);
      surface.extrude(
          foot.cap(),
          side == Side.AS_GIVEN ? tip : tip.mirroredIn(foot.cap()),
          TOE_RINGS[toe],
          1,
          shape.toe(name).on(turned),
          name + suffix);
    }
  }

  /** Numbers the vertices outside the discs in the order in which they were made. */
  private void numberTheRest() {
    if (surface.vertices().size() != VERTEX_COUNT) {
      throw new IllegalStateException("Vertices: " + surface.vertices().size());
    }
    boolean[] taken = new boolean[VERTEX_COUNT];
    for (int number : numbers) {
      if (number >= 0) {
        taken[number] = true;
      }
    }
    int free = 0;
    for (int vertex = 0; vertex < VERTEX_COUNT; vertex++) {
      if (numbers[vertex] < 0) {
        while (taken[free]) {
          free++;
        }
        numbers[vertex] = free++;
      }
    }
  }
}
