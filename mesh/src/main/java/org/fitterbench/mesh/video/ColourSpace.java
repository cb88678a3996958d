package org.fitterbench.mesh.video;

/**
 * How luma and colour differences become red, green and blue.
 *
 * @param matrix the weights of red, green and blue in luma
 * @param range which values the samples take
 */
public record ColourSpace(Matrix matrix, Range range) {
  /** What most videos are in: BT.709 in limited range. */
  public static final ColourSpace BT709 = new ColourSpace(Matrix.BT709, Range.LIMITED);

  /** The weights of red, green and blue in luma. */
  public enum Matrix {
    /** Standard definition: ITU-R BT.601. */
    BT601(0.299, 0.114),
    /** High definition: ITU-R BT.709. */
    BT709(0.2126, 0.0722),
    /** Ultra-high definition: ITU-R BT.2020, non-constant luminance. */
    BT2020(0.2627, 0.0593);

    private final double red;
    private final double blue;

    Matrix(double red, double blue) {
      this.red = red;
      this.blue = blue;
    }

    /** The weight of red. */
    public double red() {
      return red;
    }

    /** The weight of blue. */
    public double blue() {
      return blue;
    }

    /** The weight of green. */
    public double green() {
      return 1 - red - blue;
    }
  }

  /** Which values the samples take. */
  public enum Range {
    /** Luma 16 to 235, differences 16 to 240 around 128. */
    LIMITED,
    /** 0 to 255, differences around 128. */
    FULL
  }
}
