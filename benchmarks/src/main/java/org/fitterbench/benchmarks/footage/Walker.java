package org.fitterbench.benchmarks.footage;

import java.util.List;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Vector3;

/**
 * Somebody who walks without slipping: the lowest point of the foot that carries the body stays
 * where it is while the body passes over it, and nothing sinks into the floor. One thread at a
 * time.
 */
final class Walker {
  /** Parts of a cycle for which height and way are known. */
  private static final int STEPS = 72;

  /** When a foot that has struck the floor carries the body, in cycles. */
  private static final double HAND_OVER = 0.06;

  private final BodyModel model;
  private final BodyWorkspace workspace;
  private final WalkingPose pose;
  private final List<BodyPart> parts;
  private final BodyPart leftShoe;
  private final BodyPart rightShoe;

  /** [STEPS] height of the root joint over the floor. */
  private final double[] heights = new double[STEPS];

  /** [STEPS+1] way since the cycle's start. */
  private final double[] ways = new double[STEPS + 1];

  /**
   * @param parameters the body; its pose is overwritten
   * @param workspace holds that body after a forward pass
   * @param gazePhase 0 to 1, another for each person
   */
  Walker(
      BodyModel model,
      BodyParameters parameters,
      BodyWorkspace workspace,
      Wardrobe.Dressed dressed,
      double gazePhase) {
    this.model = model;
    this.workspace = workspace;
    parts = dressed.parts();
    leftShoe = dressed.leftShoe();
    rightShoe = dressed.rightShoe();
    pose = new WalkingPose(model, parameters, workspace, gazePhase);
    learnSteps();
  }

  private void learnSteps() {
    float[] vertices = walkInPlace(0).clone();
    for (int step = 0; step < STEPS; step++) {
      int contact = 3 * standing(step).lowest(vertices);
      float lowest =
          Math.min(
              vertices[3 * leftShoe.lowest(vertices) + 2],
              vertices[3 * rightShoe.lowest(vertices) + 2]);
      heights[step] = Wardrobe.SHOE_METRES - lowest;
      float[] next = walkInPlace(step + 1).clone();
      // The body looks against the y axis: what stands still moves along it.
      double advance = next[contact + 1] - vertices[contact + 1];
      ways[step + 1] = ways[step] + Math.max(0, advance);
      vertices = next;
    }
  }

  /** The shoe that carries the body: weight is handed over while both are on the floor. */
  private BodyPart standing(int step) {
    double phase = (double) step / STEPS;
    return phase >= HAND_OVER && phase < HAND_OVER + 0.5 ? leftShoe : rightShoe;
  }

  private float[] walkInPlace(int step) {
    forward(pose.set((double) step / STEPS, 0, new Vector3(0, 0, 0)));
    return workspace.vertices();
  }

  private void forward(BodyParameters body) {
    model.pose(body, workspace);
    model.skin(Skinning.LBS, workspace);
  }

  /** The way of one cycle, two steps, metres. */
  double cycleMetres() {
    return ways[STEPS];
  }

  /** The way since phase 0, metres. */
  double way(double phase) {
    double cycles = Math.floor(phase);
    double place = (phase - cycles) * STEPS;
    int step = Math.min((int) place, STEPS - 1);
    return cycles * cycleMetres() + ways[step] + (place - step) * (ways[step + 1] - ways[step]);
  }

  private double height(double phase) {
    double place = (phase - Math.floor(phase)) * STEPS;
    int step = Math.min((int) place, STEPS - 1);
    return heights[step] + (place - step) * (heights[(step + 1) % STEPS] - heights[step]);
  }

  /**
   * The parts of this person at a moment.
   *
   * @param phase cycles walked so far
   * @param x where on the floor, metres
   * @param y where on the floor, metres
   * @param heading turn about the vertical, radians; at 0 the person looks against the y axis
   */
  List<Model> at(double phase, double x, double y, double heading) {
    forward(pose.set(phase, heading, new Vector3(x, y, height(phase))));
    return parts.stream().map(part -> part.pose(workspace.vertices())).toList();
  }
}
