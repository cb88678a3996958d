package org.fitterbench.segmentation.settings;

/**
 * The size of the pictures that a network is given.
 *
 * @param width columns, {@value #SMALLEST} to {@value #LARGEST}
 * @param height rows, likewise
 */
public record InputSize(int width, int height) {
  /** The fewest rows and columns: one place of the coarsest grid of a usual network. */
  public static final int SMALLEST = 32;

  /** The most rows and columns. */
  public static final int LARGEST = 2048;

  public InputSize {
    if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
      throw new IllegalArgumentException(
          "No input of %d x %d: each side has %d to %d places"
              .formatted(width, height, SMALLEST, LARGEST));
    }
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
