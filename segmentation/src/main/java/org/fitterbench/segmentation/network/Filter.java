package org.fitterbench.segmentation.network;

/**
 * The window of a convolution and how it moves.
 *
 * @param height rows of the window, at least 1
 * @param width columns of the window, at least 1
 * @param strideY rows between two outputs, at least 1
 * @param strideX columns between two outputs, at least 1
 */
public record Filter(int height, int width, int strideY, int strideX) {
  public Filter {
    if (Math.min(Math.min(height, width), Math.min(strideY, strideX)) < 1) {
      throw new IllegalArgumentException("A filter has a size and a stride of at least 1");
    }
  }
}
