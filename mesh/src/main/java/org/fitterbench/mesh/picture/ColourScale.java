package org.fitterbench.mesh.picture;

/**
 * What colour a measured value gets.
 *
 * @param map the colours
 * @param low the value of the first colour
 * @param high the value of the last colour, above {@code low}
 * @param unit of both, for the legend
 */
public record ColourScale(ColourMap map, double low, double high, String unit) {
  public ColourScale {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException("No scale from " + low + " to " + high);
    }
  }

  /** The colour {@code 0xFFRRGGBB} of a value; what is beyond the ends gets their colours. */
  public int colour(double value) {
    return map.colour((value - low) / (high - low));
  }

  /** The colours of many values. */
  public int[] colours(float[] values) {
    int[] colours = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      colours[i] = colour(values[i]);
    }
    return colours;
  }
}
