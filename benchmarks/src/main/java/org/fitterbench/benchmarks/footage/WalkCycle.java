package org.fitterbench.benchmarks.footage;

/**
 * The angles of the joints of somebody who walks at a comfortable speed, after the curves in Perry
 * and Burnfield: "Gait Analysis" (2010). A cycle goes from one strike of the left heel to the next;
 * the right side is half a cycle later. Angles are radians.
 */
// The arrays never leave the enum.
@SuppressWarnings("ImmutableEnumChecker")
enum WalkCycle {
  /** The thigh forward. */
  HIP_FLEXION(30, 28, 20, 8, -4, -11, -5, 12, 26, 33, 33),
  /** The calf backward. */
  KNEE_FLEXION(5, 17, 16, 9, 7, 17, 42, 60, 48, 20, 4),
  /** The toes upward. */
  ANKLE_FLEXION(1, -4, 4, 7, 10, 6, -14, 0, 4, 3, 1),
  /** The toes' joints upward. */
  TOE_EXTENSION(8, 0, 0, 0, 4, 22, 28, 5, 4, 8, 10),
  /** The upper arm forward: with the other leg. */
  SHOULDER_FLEXION(-18, -15, -8, 0, 8, 12, 12, 8, 0, -9, -16),
  /** The forearm forward. */
  ELBOW_FLEXION(14, 15, 18, 22, 27, 31, 32, 28, 22, 17, 14);

  private static final double DEGREE = Math.PI / 180;

  /** Values in degrees at even steps of a cycle, the end left out. */
  private final double[] degrees;

  WalkCycle(double... degrees) {
    this.degrees = degrees;
  }

  /**
   * The angle at a part of a cycle of its own side, on a periodic cubic through the values (Catmull
   * and Rom).
   *
   * @param phase cycles since a strike of that side's heel
   */
  double at(double phase) {
    double place = (phase - Math.floor(phase)) * degrees.length;
    int step = (int) place;
    double t = place - step;
    double before = value(step - 1);
    double from = value(step);
    double to = value(step + 1);
    double behind = value(step + 2);
    double cubic =
        from
            + 0.5
                * t
                * (to
                    - before
                    + t
                        * (2 * before
                            - 5 * from
                            + 4 * to
                            - behind
                            + t * (3 * (from - to) + behind - before)));
    return DEGREE * cubic;
  }

  private double value(int step) {
    return degrees[Math.floorMod(step, degrees.length)];
  }
}
