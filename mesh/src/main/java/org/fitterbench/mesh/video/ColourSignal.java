package org.fitterbench.mesh.video;

/**
 * What a file says about its colours beside matrix and range, by the code points of ITU-T H.273.
 *
 * @param primaries which red, green and blue (table 2), 0 to 255; 2 when it says nothing
 * @param transfer how light becomes samples (table 3), 0 to 255; 2 when it says nothing
 */
public record ColourSignal(int primaries, int transfer) {
  private static final int UNSPECIFIED = 2;

  /** The file says nothing. */
  public static final ColourSignal NONE = new ColourSignal(UNSPECIFIED, UNSPECIFIED);

  public ColourSignal {
    if (primaries < 0 || primaries > 255 || transfer < 0 || transfer > 255) {
      throw new IllegalArgumentException(primaries + ", " + transfer + " are no code points");
    }
  }

  /** What goes with a matrix unless a file says otherwise. */
  public static ColourSignal of(ColourSpace.Matrix matrix) {
    return switch (matrix) {
      case BT601 -> new ColourSignal(6, 6);
      case BT709 -> new ColourSignal(1, 1);
      case BT2020 -> new ColourSignal(9, 14);
    };
  }
}
