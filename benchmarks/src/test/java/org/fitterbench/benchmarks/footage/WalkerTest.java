package org.fitterbench.benchmarks.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.junit.jupiter.api.Test;

final class WalkerTest {
  private static final CastMember MEMBER =
      SmallFootage.clip(SmallFootage.settings(128, 96, StereoLayout.NONE, 6)).cast().getFirst();

  @Test
  void theFeetAreOnTheFloorAtEveryMoment() {
    for (double phase = 0; phase < 1; phase += 0.07) {
      double lowest = Double.MAX_VALUE;
      for (Model part : MEMBER.walker().at(phase, 0, 0, 0.3)) {
        lowest = Math.min(lowest, Bounds.of(part.positions()).minimum().z());
      }
      assertEquals(0, lowest, 0.012, "at " + phase);
    }
  }

  @Test
  void theFootThatStandsDoesNotSlip() {
    double step = 1.0 / 288;
    // Where one foot alone is on the floor.
    for (double phase : new double[] {0.16, 0.21, 0.27, 0.33, 0.39, 0.66, 0.71, 0.77, 0.83, 0.89}) {
      boolean left = phase < 0.5;
      float[] before = shoe(phase, left);
      float[] after = shoe(phase + step, left);
      int lowest = 0;
      for (int i = 0; i < before.length; i += 3) {
        lowest = before[i + 2] < before[lowest + 2] ? i : lowest;
      }
      double way = MEMBER.walker().way(phase + step) - MEMBER.walker().way(phase);
      // The body goes against the y axis.
      double slip = after[lowest + 1] - before[lowest + 1] - way;
      assertEquals(0, slip, 0.15 * way, "at " + phase);
    }
  }

  private static float[] shoe(double phase, boolean left) {
    List<Model> parts = MEMBER.walker().at(phase, 0, 0, 0);
    return parts.get(parts.size() - (left ? 2 : 1)).positions();
  }

  @Test
  void twoStepsAreAsLongAsPeoplesAndTheWayOnlyGrows() {
    assertEquals(1.4, MEMBER.walker().cycleMetres(), 0.35);
    double way = 0;
    for (double phase = 0.01; phase < 3; phase += 0.01) {
      double next = MEMBER.walker().way(phase);
      assertTrue(next >= way, "at " + phase);
      way = next;
    }
    assertEquals(2.5 * MEMBER.walker().cycleMetres(), MEMBER.walker().way(2.5), 0.1);
  }

  @Test
  void anglesOfJointsRunSmoothlyThroughTheirValues() {
    assertEquals(Math.toRadians(60), WalkCycle.KNEE_FLEXION.at(7 / 11.0), 1e-12);
    assertEquals(Math.toRadians(30), WalkCycle.HIP_FLEXION.at(-3), 1e-12);
    for (WalkCycle joint : WalkCycle.values()) {
      for (double phase = 0; phase < 1; phase += 0.005) {
        double change = Math.abs(joint.at(phase + 0.005) - joint.at(phase));
        assertTrue(change < 0.06, joint + " jumps at " + phase);
      }
    }
  }

  @Test
  void turnsAreRotations() {
    Turn turn = Turn.aboutX(0.3).after(Turn.aboutY(-0.8)).after(Turn.aboutZ(2));
    Turn back = turn.after(turn.inverse());
    assertEquals(1, back.x().x(), 1e-12);
    assertEquals(0, back.x().y(), 1e-12);
    assertEquals(1, back.z().z(), 1e-12);
    Vector3 from = new Vector3(0.2, -0.5, 1);
    Vector3 to = new Vector3(1, 0.4, 0.1);
    Vector3 turned = Turn.between(from, to).apply(from).unit();
    assertEquals(0, turned.minus(to.unit()).length(), 1e-12);
  }
}
