package org.fitterbench.segmentation.script;

import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Padding;

/** The zeros that a convolution of the engine adds itself, as many on opposite sides. */
final class SymmetricPadding {
  private SymmetricPadding() {}

  /**
   * As many as there are before the value where no window reaches what is then too much behind it,
   * else what both sides have.
   */
  static Padding of(Extent input, Extent made, Filter filter, Padding padding) {
    int rows =
        side(
            input.height(),
            made.height(),
            filter.height(),
            filter.strideY(),
            padding.top(),
            padding.bottom());
    int columns =
        side(
            input.width(),
            made.width(),
            filter.width(),
            filter.strideX(),
            padding.left(),
            padding.right());
    return new Padding(rows, columns, rows, columns);
  }

  private static int side(int size, int made, int window, int stride, int before, int behind) {
    boolean unread = before >= behind && (size + 2 * before - window) / stride + 1 == made;
    return unread ? before : Math.min(before, behind);
  }
}
