package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.fitter.procedural.Sweep.Side;
import org.fitterbench.fitter.procedural.Sweep.Station;

/** The form of the body: where its tubes run and how thick they are. Decimetres, left side. */
final class BodyShape {
  private static final Vec3 FORWARD = new Vec3(0, 0, 1);

  private final Skeleton skeleton;
  private final Vec3 handDirection;
  private final Vec3 handWidth;
  private final Vec3 handThickness;

  BodyShape(Skeleton skeleton) {
    this.skeleton = skeleton;
    this.handDirection = skeleton.tail("wrist.L").minus(skeleton.head("wrist.L")).unit();
    this.handWidth = acrossBackward(handDirection);
    this.handThickness = handDirection.cross(handWidth);
  }

  /** From the crotch up: u to the left, v backward. */
  Sweep torso() {
    List<Station> stations = new ArrayList<>();
    upright(stations, 0, -0.5, 0.0, 1.66, 1.0);
    upright(stations, 0.14, 0.25, -0.05, 1.8, 1.14);
    upright(stations, 0.28, 1.15, -0.05, 1.62, 1.05);
    upright(stations, 0.45, 2.1, 0.02, 1.4, 0.95);
    upright(stations, 0.62, 3.05, 0.03, 1.52, 1.05);
    upright(stations, 0.8, 4.1, 0.0, 1.7, 1.15);
    upright(stations, 0.92, 4.8, -0.08, 1.66, 0.98);
    upright(stations, 1, 5.15, -0.12, 1.4, 0.8);
    return new Sweep(stations, 0.4, Side.AS_GIVEN);
  }

  /** From the neck's root up: u to the left, v backward. */
  Sweep head() {
    List<Station> stations = new ArrayList<>();
    upright(stations, 0, 5.45, -0.15, 0.75, 0.62);
    upright(stations, 0.1, 5.7, -0.12, 0.6, 0.58);
    upright(stations, 0.22, 6.05, -0.05, 0.55, 0.6);
    upright(stations, 0.32, 6.28, 0.1, 0.56, 0.72);
    upright(stations, 0.42, 6.52, 0.13, 0.62, 0.84);
    upright(stations, 0.55, 6.9, 0.1, 0.7, 0.94);
    upright(stations, 0.7, 7.3, 0.06, 0.75, 0.98);
    upright(stations, 0.84, 7.75, 0.02, 0.72, 0.93);
    upright(stations, 0.94, 8.03, 0, 0.56, 0.74);
    upright(stations, 1, 8.18, 0, 0.36, 0.5);
    return new Sweep(stations, 0.07, Side.AS_GIVEN);
  }

  /** From the shoulder to the knuckles: u from front to back, v upward. */
  Sweep arm() {
    Vec3 shoulder = skeleton.head("upperarm01.L");
    Vec3 elbow = skeleton.head("lowerarm01.L");
    Vec3 wrist = skeleton.head("wrist.L");
    Vec3 knuckles = wrist.plus(handDirection.times(0.88));
    List<Station> stations = new ArrayList<>();
    limb(stations, 0, shoulder.plus(new Vec3(-0.1, -0.3, 0.05)), elbow, 0.62, 0.5);
    limb(stations, 0.1, shoulder.toward(elbow, 0.14), elbow, 0.56, 0.5);
    limb(stations, 0.25, shoulder.toward(elbow, 0.45), elbow, 0.48, 0.46);
    limb(stations, 0.42, shoulder.toward(elbow, 0.92), wrist, 0.39, 0.37);
    limb(stations, 0.52, elbow.toward(wrist, 0.25), wrist, 0.41, 0.38);
    limb(stations, 0.66, elbow.toward(wrist, 0.7), wrist, 0.31, 0.27);
    hand(stations, 0.75, wrist, 0.26, 0.2);
    hand(stations, 0.84, wrist.plus(handDirection.times(0.35)), 0.37, 0.18);
    hand(stations, 0.94, wrist.plus(handDirection.times(0.72)), 0.44, 0.16);
    hand(stations, 1, knuckles, 0.45, 0.13);
    return new Sweep(stations, 0.04, Side.AS_GIVEN);
  }

  /** A finger from its knuckle: u and v as in the hand. */
  Sweep finger(String name) {
    List<Station> stations = new ArrayList<>();
    double thickness = name.equals("finger5") ? 0.083 : 0.097;
    digit(stations, name, 3, handWidth, thickness, thickness);
    return new Sweep(stations, 0.03, Side.AS_GIVEN);
  }

  /** The thumb, from the front of the hand: u downward through the hand, v along it. */
  Sweep thumb() {
    List<Station> stations = new ArrayList<>();
    digit(stations, "finger1", 3, handThickness.times(-1), 0.115, 0.125);
    return new Sweep(stations, 0.03, Side.AS_GIVEN);
  }

  /** From the hip to the sole: u from front to back, v to the outside. */
  Sweep leg() {
    List<Station> stations = new ArrayList<>();
    standing(stations, 0, 0.88, -0.6, 0, 0.98, 0.84);
    standing(stations, 0.08, 0.94, -1.1, 0.02, 0.9, 0.82);
    standing(stations, 0.22, 1.02, -2.1, 0.08, 0.76, 0.7);
    standing(stations, 0.44, 1.12, -3.75, 0.1, 0.53, 0.5);
    standing(stations, 0.5, 1.14, -4.15, 0.05, 0.5, 0.47);
    standing(stations, 0.6, 1.19, -4.95, -0.1, 0.56, 0.5);
    standing(stations, 0.74, 1.27, -6.1, -0.1, 0.43, 0.38);
    standing(stations, 0.86, 1.34, -7.35, -0.2, 0.31, 0.27);
    standing(stations, 0.91, 1.36, -7.8, -0.2, 0.42, 0.31);
    standing(stations, 0.96, 1.38, -8.15, -0.18, 0.48, 0.33);
    standing(stations, 1, 1.38, -8.42, -0.16, 0.43, 0.3);
    return new Sweep(stations, 0.02, Side.AS_GIVEN);
  }

  /** From the ankle forward: u to the inside, v downward. */
  Sweep foot() {
    List<Station> stations = new ArrayList<>();
    forward(stations, 0, 1.39, -8.08, 0.1, 0.3, 0.36);
    forward(stations, 0.35, 1.4, -8.14, 0.5, 0.36, 0.3);
    forward(stations, 0.7, 1.45, -8.22, 0.9, 0.43, 0.22);
    forward(stations, 1, 1.48, -8.27, 1.18, 0.42, 0.16);
    return new Sweep(stations, 0.06, Side.AS_GIVEN);
  }

  /** A toe: u to the inside, v downward. */
  Sweep toe(String name) {
    List<Station> stations = new ArrayList<>();
    boolean big = name.equals("toe1");
    double radius = big ? 0.14 : 0.085;
    digit(stations, name, big ? 2 : 3, new Vec3(-1, 0, 0), radius, radius);
    return new Sweep(stations, 0.03, Side.AS_GIVEN);
  }

  /** Adds what no tube has: a face, buttocks, a chest. */
  void sculpt(QuadSurface surface) {
    List<QuadSurface.Vertex> vertices = surface.vertices();
    for (int i = 0; i < vertices.size(); i++) {
      Vec3 position = vertices.get(i).position();
      Vec3 moved = position;
      for (Bulge bulge : Bulge.ALL) {
        moved = moved.plus(bulge.at(position));
      }
      vertices.set(i, vertices.get(i).movedTo(moved));
    }
  }

  private static void upright(
      List<Station> stations, double place, double y, double z, double width, double depth) {
    stations.add(
        new Station(place, new Vec3(0, y, z), new Vec3(width, 0, 0), new Vec3(0, 0, -depth)));
  }

  private static void standing(
      List<Station> stations,
      double place,
      double x,
      double y,
      double z,
      double depth,
      double width) {
    stations.add(
        new Station(place, new Vec3(x, y, z), new Vec3(0, 0, -depth), new Vec3(width, 0, 0)));
  }

  private static void forward(
      List<Station> stations,
      double place,
      double x,
      double y,
      double z,
      double width,
      double height) {
    stations.add(
        new Station(place, new Vec3(x, y, z), new Vec3(-width, 0, 0), new Vec3(0, -height, 0)));
  }

  private static void limb(
      List<Station> stations,
      double place,
      Vec3 centre,
      Vec3 toward,
      double depth,
      double thickness) {
    Vec3 direction = toward.minus(centre).unit();
    Vec3 u = acrossBackward(direction);
    stations.add(new Station(place, centre, u.times(depth), direction.cross(u).times(thickness)));
  }

  private void hand(
      List<Station> stations, double place, Vec3 centre, double width, double thickness) {
    stations.add(
        new Station(place, centre, handWidth.times(width), handThickness.times(thickness)));
  }

  /** Along the bones of a finger or toe, evenly by length, thinner toward the tip. */
  private void digit(
      List<Station> stations, String name, int bones, Vec3 across, double u, double v) {
    double length = 0;
    for (int bone = 1; bone <= bones; bone++) {
      length += boneLength(name, bone);
    }
    double done = 0;
    for (int bone = 1; bone <= bones; bone++) {
      Skeleton.Bone segment = skeleton.bone(name + "-" + bone + ".L");
      Vec3 direction = segment.tail().minus(segment.head()).unit();
      Vec3 axisU = across.minus(direction.times(across.dot(direction))).unit();
      Vec3 axisV = direction.cross(axisU);
      double thin = 1 - 0.3 * done / length;
      stations.add(
          new Station(done / length, segment.head(), axisU.times(u * thin), axisV.times(v * thin)));
      done += boneLength(name, bone);
      if (bone == bones) {
        stations.add(
            new Station(
                0.93,
                segment.head().toward(segment.tail(), 1 - 0.07 * length / boneLength(name, bone)),
                axisU.times(0.62 * u),
                axisV.times(0.6 * v)));
        stations.add(new Station(1, segment.tail(), axisU.times(0.36 * u), axisV.times(0.36 * v)));
      }
    }
  }

  private double boneLength(String name, int bone) {
    Skeleton.Bone segment = skeleton.bone(name + "-" + bone + ".L");
    return segment.tail().minus(segment.head()).length();
  }

  /** The unit vector across a direction that points most nearly backward. */
  private static Vec3 acrossBackward(Vec3 direction) {
    return FORWARD.times(-1).plus(direction.times(direction.z())).unit();
  }
}
