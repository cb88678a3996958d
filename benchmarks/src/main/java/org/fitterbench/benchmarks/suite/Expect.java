package org.fitterbench.benchmarks.suite;

/** Compares results with what they should be, for a benchmark's check of itself. */
public final class Expect {
  private Expect() {}

  /**
   * Every number is within a tolerance of the expected one.
   *
   * @param what the numbers, for the message
   * @throws WrongResultException when one is not, or the counts differ
   */
  public static void close(String what, float[] expected, float[] actual, double tolerance) {
    that(
        expected.length == actual.length,
        what + ": " + actual.length + " numbers instead of " + expected.length);
    for (int i = 0; i < expected.length; i++) {
      if (!isClose(expected[i], actual[i], tolerance)) {
        close(what + " at " + i, expected[i], actual[i], tolerance);
      }
    }
  }

  /**
   * A number is within a tolerance of the expected one.
   *
   * @throws WrongResultException when it is not
   */
  public static void close(String what, double expected, double actual, double tolerance) {
    // Texts of the many numbers that are right would take longer than what is measured.
    if (!isClose(expected, actual, tolerance)) {
      throw new WrongResultException(
          what + " is " + actual + " instead of " + expected + " ± " + tolerance);
    }
  }

  private static boolean isClose(double expected, double actual, double tolerance) {
    return Math.abs(actual - expected) <= tolerance;
  }

  /**
   * Something holds.
   *
   * @param problem what is wrong otherwise, one line
   * @throws WrongResultException when it does not hold
   */
  public static void that(boolean holds, String problem) {
    if (!holds) {
      throw new WrongResultException(problem);
    }
  }
}
