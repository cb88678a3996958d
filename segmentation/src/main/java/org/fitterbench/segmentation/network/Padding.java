package org.fitterbench.segmentation.network;

/**
 * Rows and columns of zeros around a value before a filter runs over it, each 0 or more.
 *
 * @param top rows above
 * @param left columns on the left
 * @param bottom rows below
 * @param right columns on the right
 */
public record Padding(int top, int left, int bottom, int right) {
  public static final Padding NONE = new Padding(0, 0, 0, 0);

  public Padding {
    if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw new IllegalArgumentException("Padding is not negative");
    }
  }

  /**
   * TensorFlow's SAME padding: as little as makes the output as large as the input divided by the
   * stride, rounded up. Where the total is odd, the extra row or column comes after, so that at
   * stride 2 it is not symmetric.
   */
  public static Padding same(Extent input, Filter filter) {
    int rows = total(input.height(), filter.height(), filter.strideY());
    int columns = total(input.width(), filter.width(), filter.strideX());
    return new Padding(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  private static int total(int size, int filter, int stride) {
    int outputs = (size + stride - 1) / stride;
    return Math.max(0, (outputs - 1) * stride + filter - size);
  }

  /** Whether opposite sides have the same padding. */
  public boolean isSymmetric() {
    return top == bottom && left == right;
  }
}
