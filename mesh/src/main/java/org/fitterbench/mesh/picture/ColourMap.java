package org.fitterbench.mesh.picture;

/**
 * Colours for the numbers 0 to 1. Neighbours differ equally to the eye: the colours lie at equal
 * distances along a path in OKLab (Ottosson, A perceptual color space for image processing, 2020).
 */
public enum ColourMap {
  /** From dark violet over teal to yellow, for amounts; lightness rises all along. */
  SEQUENTIAL(new int[] {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725}),
  /** From blue over near white to red, for signed amounts; lightness mirrors at the middle. */
  DIVERGING(new int[] {0x2B4FA2, 0x7FA0DA, 0xEFEDEA}, new int[] {0xEFEDEA, 0xDF8A76, 0xA3232F});

  /** One more than a power of two, so that the middle of the map has a colour of its own. */
  private static final int COLOURS = 257;

  private static final int STEPS_BETWEEN_ANCHORS = 512;

  // Never changed and never handed out.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] colours;

  /**
   * @param parts colours that the path runs through; each part takes an equal share of the map
   */
  ColourMap(int[]... parts) {
    colours = new int[COLOURS];
    int steps = (COLOURS - 1) / parts.length;
    for (int part = 0; part < parts.length; part++) {
      fill(parts[part], part * steps, steps);
    }
  }

  /**
   * The colour of a number.
   *
   * @param value 0 to 1; what is beyond gets the colour of the end, NaN a neutral grey
   * @return {@code 0xFFRRGGBB}
   */
  public int colour(double value) {
    if (Double.isNaN(value)) {
      return 0xFF808080;
    }
    double cut = Math.min(Math.max(value, 0), 1);
    return colours[(int) Math.round(cut * (COLOURS - 1))];
  }

  /** Fills a part with colours at equal distances. */
  private void fill(int[] anchors, int start, int count) {
    int steps = (anchors.length - 1) * STEPS_BETWEEN_ANCHORS;
    double[][] path = new double[steps + 1][];
    double[] length = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      path[i] = between(anchors, (double) i / STEPS_BETWEEN_ANCHORS);
      length[i] = i == 0 ? 0 : length[i - 1] + Oklab.distance(path[i - 1], path[i]);
    }
    int at = 0;
    for (int i = 0; i <= count; i++) {
      double wanted = length[steps] * i / count;
      while (at < steps && length[at] < wanted) {
        at++;
      }
      colours[start + i] = Oklab.toSrgb(path[at]);
    }
  }

  private static double[] between(int[] anchors, double place) {
    int first = Math.min((int) place, anchors.length - 2);
    double share = place - first;
    double[] from = Oklab.ofSrgb(anchors[first]);
    double[] to = Oklab.ofSrgb(anchors[first + 1]);
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = from[i] + share * (to[i] - from[i]);
    }
    return mixed;
  }
}
