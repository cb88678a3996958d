package org.fitterbench.segmentation.script;

import java.util.Locale;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;

/** Expressions of operators on tensors [batch][channel][row][column] that have no weights. */
final class TensorExpressions {
  private TensorExpressions() {}

  /** All numbers of each picture or mask [row][column][channel] in reverse order. */
  static String reversed(String values, Extent extent) {
    String flat = "torch.reshape(" + values + ", [-1, " + extent.size() + "])";
    return "torch.reshape(torch.flip(" + flat + ", [1]), " + shape(extent) + ")";
  }

  private static String shape(Extent extent) {
    return "[-1, " + extent.height() + ", " + extent.width() + ", " + extent.channels() + "]";
  }

  /** The largest number of each channel in each window. */
  static String largest(String values, Filter window) {
    return String.format(
        Locale.ROOT,
        "torch.max_pool2d(%s, [%d, %d], [%d, %d], [0, 0], [1, 1], False)",
        values,
        window.height(),
        window.width(),
        window.strideY(),
        window.strideX());
  }

  /** A value brought to another size bilinearly, with pixel centres at halves. */
  static String resized(String values, Extent size) {
    return String.format(
        Locale.ROOT,
        "torch.upsample_bilinear2d(%s, [%d, %d], False, None, None)",
        values,
        size.height(),
        size.width());
  }

  /**
   * Sums of all places of a block as channels, apart: [batch][row][column][row in the block][column
   * in the block][channel].
   *
   * @param input the size of what the blocks were made of
   * @param block rows and columns of a block
   * @param channels of one place
   */
  static String blocks(String sums, Extent input, Filter block, int channels) {
    return String.format(
        Locale.ROOT,
        "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [-1, %d, %d, %d, %d, %d])",
        sums,
        input.height(),
        input.width(),
        block.height(),
        block.width(),
        channels);
  }

  /** Blocks put side by side. */
  static String laidOut(String blocks, Extent made) {
    return "torch.permute(torch.reshape(torch.permute("
        + blocks
        + ", [0, 1, 3, 2, 4, 5]), "
        + shape(made)
        + "), [0, 3, 1, 2])";
  }

  /** The smallest and the largest number of all. */
  static String extrema(String values) {
    return String.format(
        Locale.ROOT,
        "torch.stack([torch.amin(%1$s, [0, 1, 2, 3], False), torch.amax(%1$s, [0, 1, 2, 3],"
            + " False)], 0)",
        values);
  }
}
