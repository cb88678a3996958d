package org.fitterbench.fitter.procedural;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a local change acts and how.
 *
 * @param centre its middle; of a place without side, the left one
 * @param radius how far it reaches
 * @param bothSides whether it acts on the mirrored place as well
 * @param move direction in which it moves its middle
 * @param stretch how it stretches around its middle
 */
record LocalPlace(Vec3 centre, double radius, boolean bothSides, Vec3 move, Vec3 stretch) {
  private static final Map<String, double[]> PLACES = places();

  static LocalPlace of(String label) {
    boolean left = label.startsWith("l-");
    boolean right = label.startsWith("r-");
    String name = left || right ? label.substring(2) : label;
    name = name.startsWith("measure-") ? name.substring("measure-".length()) : name;
    double[] place =
        Objects.requireNonNull(PLACES.get(name.substring(0, name.indexOf('-'))), label);
    Vec3 centre = new Vec3(place[0], place[1], place[2]);
    String how = name.substring(name.indexOf('-'));
    Vec3 move = move(how);
    return new LocalPlace(
        right ? centre.mirrored() : centre,
        place[3],
        !left && !right,
        right ? move.mirrored() : move,
        move.equals(Vec3.ZERO) ? stretch(how) : Vec3.ZERO);
  }

  private static Vec3 move(String how) {
    if (how.endsWith("-up")) {
      return new Vec3(0, 1, 0);
    }
    if (how.endsWith("-forward")) {
      return new Vec3(0, 0, 1);
    }
    return how.endsWith("trans-out") ? new Vec3(1, 0, 0) : Vec3.ZERO;
  }

  private static Vec3 stretch(String how) {
    if (how.contains("horiz") || how.contains("width") || how.contains("dist")) {
      return new Vec3(1, 0, 0);
    }
    if (how.contains("vert") || how.contains("height") || how.contains("length")) {
      return new Vec3(0, 1, 0);
    }
    return how.contains("depth") ? new Vec3(0, 0, 1) : new Vec3(1, 1, 1);
  }

  /** Centre and radius of each place that a label can begin with; the left one of a pair. */
  private static Map<String, double[]> places() {
    Map<String, double[]> places = new HashMap<>();
    places.put("head", new double[] {0, 7.1, 0.1, 1.6});
    places.put("forehead", new double[] {0, 7.6, 0.7, 0.7});
    places.put("eyebrows", new double[] {0, 7.4, 0.95, 0.55});
    places.put("eye", new double[] {0.32, 7.2, 0.9, 0.3});
    places.put("nose", new double[] {0, 6.92, 1.15, 0.4});
    places.put("mouth", new double[] {0, 6.6, 1.0, 0.4});
    places.put("chin", new double[] {0, 6.3, 0.85, 0.45});
    places.put("cheek", new double[] {0.45, 6.85, 0.75, 0.45});
    places.put("ear", new double[] {0.8, 7.05, 0.05, 0.4});
    places.put("neck", new double[] {0, 5.9, 0, 1.0});
    places.put("breast", new double[] {0.72, 4.05, 1.1, 0.8});
    places.put("nipple", new double[] {0.75, 4.0, 1.2, 0.3});
    places.put("bust", new double[] {0, 4.1, 0.2, 1.9});
    places.put("underbust", new double[] {0, 3.3, 0.2, 1.9});
    places.put("frontchest", new double[] {0, 4.6, 0.6, 1.6});
    places.put("shoulder", new double[] {1.5, 4.9, -0.1, 1.1});
    places.put("napetowaist", new double[] {0, 4, -0.7, 2.4});
    places.put("torso", new double[] {0, 3.4, 0, 2.8});
    places.put("waist", new double[] {0, 2.2, 0, 2.0});
    places.put("stomach", new double[] {0, 1.8, 0.8, 1.4});
    places.put("waisttohip", new double[] {0, 1.2, 0, 2.1});
    places.put("hip", new double[] {0, 0.4, 0, 2.2});
    places.put("hips", new double[] {0, 0.1, 0, 2.2});
    places.put("pelvis", new double[] {0, 0, 0.4, 1.8});
    places.put("bulge", new double[] {0, -0.3, 0.8, 0.7});
    places.put("buttocks", new double[] {0.78, 0.1, -1.0, 1.1});
    places.put("upperarm", new double[] {2.6, 3.9, -0.25, 1.3});
    places.put("lowerarm", new double[] {4.1, 2.3, -0.1, 1.2});
    places.put("wrist", new double[] {4.75, 1.65, 0.05, 0.5});
    places.put("hand", new double[] {5.4, 0.9, 0.35, 1.2});
    places.put("upperleg", new double[] {1.05, -2.2, 0.05, 2.0});
    places.put("upperlegs", new double[] {1.05, -2.0, 0.05, 2.2});
    places.put("thigh", new double[] {1.02, -1.6, 0.05, 1.4});
    places.put("leg", new double[] {1.12, -3.8, 0.1, 3.0});
    places.put("knee", new double[] {1.13, -3.9, 0.1, 0.9});
    places.put("lowerleg", new double[] {1.22, -5.6, 0, 1.8});
    places.put("lowerlegs", new double[] {1.22, -5.8, 0, 2.0});
    places.put("calf", new double[] {1.2, -5.0, -0.2, 1.2});
    places.put("ankle", new double[] {1.35, -7.5, -0.2, 0.6});
    places.put("foot", new double[] {1.43, -8.15, 0.6, 1.3});
    return places;
  }
}
