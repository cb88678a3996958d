package org.fitterbench.benchmarks.footage;

import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.mesh.render.Vector3;

/**
 * Poses one body in the default rig as somebody who walks. The body looks against the y axis, its
 * left is along the x axis.
 *
 * <p>Each limb first comes from the body's rest pose into standing, arms and legs downwards; the
 * joints' angles turn it from there about the axes of the world, the parent's turns following.
 */
final class WalkingPose {
  /** Turns of the trunk and the head, radians. */
  private static final double PELVIS_YAW = 0.09;

  private static final double PELVIS_LIST = 0.05;
  private static final double CHEST_YAW = 0.16;
  private static final double LEAN = 0.04;
  private static final double GAZE = 0.25;
  private static final double TOES_OUT = 0.04;
  private static final String[] SPINE = {"spine05", "spine04", "spine03", "spine02", "spine01"};

  private final BodyModel model;
  private final BodyParameters parameters;
  private final double[] restPoses;

  private final Limbs left;
  private final Limbs right;

  /** How often and when the head looks around. */
  private final double gazePhase;

  /**
   * @param parameters the body; its pose is overwritten
   * @param rest the same body after a forward pass
   * @param gazePhase 0 to 1, another for each person
   */
  WalkingPose(BodyModel model, BodyParameters parameters, BodyWorkspace rest, double gazePhase) {
    this.model = model;
    this.parameters = parameters;
    this.gazePhase = gazePhase;
    restPoses = rest.restPoses().clone();
    left = limbs(rest.boneHeads(), Side.LEFT);
    right = limbs(rest.boneHeads(), Side.RIGHT);
  }

  /**
   * What brings the bones of one side's limbs from rest into standing.
   *
   * @param thigh of the upper leg
   * @param calf of the lower leg
   * @param arm of the upper arm
   * @param forearm of the lower arm
   */
  private record Limbs(Turn thigh, Turn calf, Turn arm, Turn forearm) {}

  private Limbs limbs(double[] heads, Side side) {
    double out = side.sign;
    return new Limbs(
        Turn.between(
            direction(heads, side.of("upperleg01"), side.of("lowerleg01")),
            new Vector3(-0.03 * out, 0, -1)),
        Turn.between(
            direction(heads, side.of("lowerleg01"), side.of("foot")),
            new Vector3(-0.03 * out, 0.02, -1)),
        Turn.between(
            direction(heads, side.of("upperarm01"), side.of("lowerarm01")),
            new Vector3(0.16 * out, 0.03, -1)),
        Turn.between(
            direction(heads, side.of("lowerarm01"), side.of("wrist")),
            new Vector3(0.02 * out, 0, -1)));
  }

  /** The sides of the body in the names of bones. */
  private enum Side {
    LEFT(".L", 1),
    RIGHT(".R", -1);

    private final String suffix;

    /** Of the x axis. */
    private final double sign;

    Side(String suffix, double sign) {
      this.suffix = suffix;
      this.sign = sign;
    }

    String of(String bone) {
      return bone + suffix;
    }
  }

  private Vector3 direction(double[] heads, String from, String to) {
    int a = 3 * bone(from);
    int b = 3 * bone(to);
    return new Vector3(
        heads[b] - heads[a], heads[b + 1] - heads[a + 1], heads[b + 2] - heads[a + 2]);
  }

  private int bone(String name) {
    int index = model.skeleton().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("The default rig has no bone " + name);
    }
    return index;
  }

  /**
   * Sets the pose.
   *
   * @param phase cycles since a strike of the left heel
   * @param heading turn of the whole body about the vertical, radians
   * @param root where the root joint is, metres
   * @return the body's parameters
   */
  BodyParameters set(double phase, double heading, Vector3 root) {
    double[] pose = parameters.pose();
    for (int bone = 0; bone < model.boneCount(); bone++) {
      RigidTransforms.identity(pose, RigidTransforms.STRIDE * bone);
    }
    double cycle = 2 * Math.PI * phase;
    Turn pelvis =
        Turn.aboutZ(heading - PELVIS_YAW * Math.cos(cycle))
            .after(Turn.aboutY(PELVIS_LIST * Math.sin(cycle + 0.4)))
            .after(Turn.aboutX(LEAN));
    pelvis.write(pose, 0);
    pose[3] = root.x();
    pose[7] = root.y();
    pose[11] = root.z();
    Turn spine =
        Turn.aboutZ((PELVIS_YAW + CHEST_YAW) * Math.cos(cycle) / SPINE.length)
            .after(Turn.aboutY(-PELVIS_LIST * Math.sin(cycle + 0.4) / SPINE.length));
    for (String name : SPINE) {
      turn(name, spine);
    }
    double gaze = GAZE * Math.sin(2 * Math.PI * (gazePhase + phase / 4.3));
    turn("neck01", Turn.aboutZ(-0.5 * CHEST_YAW * Math.cos(cycle) + 0.4 * gaze));
    turn("head", Turn.aboutZ(-0.5 * CHEST_YAW * Math.cos(cycle) + 0.6 * gaze));
    moveLimbs(Side.LEFT, left, phase);
    moveLimbs(Side.RIGHT, right, phase + 0.5);
    return parameters;
  }

  private void moveLimbs(Side side, Limbs limbs, double phase) {
    turn(
        side.of("upperleg01"),
        Turn.aboutX(-LEAN - WalkCycle.HIP_FLEXION.at(phase)).after(limbs.thigh));
    turn(side.of("lowerleg01"), follow(limbs.thigh, WalkCycle.KNEE_FLEXION.at(phase), limbs.calf));
    turn(
        side.of("foot"),
        follow(limbs.calf, -WalkCycle.ANKLE_FLEXION.at(phase), Turn.aboutZ(-TOES_OUT * side.sign)));
    for (int toe = 1; toe <= 5; toe++) {
      turn(side.of("toe" + toe + "-1"), Turn.aboutX(-WalkCycle.TOE_EXTENSION.at(phase)));
    }
    turn(
        side.of("upperarm01"), Turn.aboutX(-WalkCycle.SHOULDER_FLEXION.at(phase)).after(limbs.arm));
    turn(
        side.of("lowerarm01"),
        follow(limbs.arm, -WalkCycle.ELBOW_FLEXION.at(phase), limbs.forearm));
  }

  /** The turn of a bone that bends against its parent, both brought into standing. */
  private static Turn follow(Turn parent, double radians, Turn own) {
    return parent.inverse().after(Turn.aboutX(radians)).after(own);
  }

  /** Turns a bone about axes of the world, as far as its parent is unturned. */
  private void turn(String name, Turn turn) {
    int bone = bone(name);
    Turn rest = Turn.of(restPoses, bone);
    rest.inverse().after(turn).after(rest).write(parameters.pose(), bone);
  }
}
