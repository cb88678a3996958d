package org.fitterbench.segmentation.network;

/**
 * The size of a picture-like value.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels numbers at each place, at least 1
 */
public record Extent(int height, int width, int channels) {
  /** The most numbers that one value of a network may have. */
  public static final int MAXIMUM_SIZE = 1 << 28;

  public Extent {
    if (height < 1
        || width < 1
        || channels < 1
        || (long) height * width > MAXIMUM_SIZE
        || (long) height * width * channels > MAXIMUM_SIZE) {
      throw new IllegalArgumentException(
          "No value of a network has " + height + " x " + width + " x " + channels + " numbers");
    }
  }

  /** Height · width · channels. */
  public int size() {
    return height * width * channels;
  }

  @Override
  public String toString() {
    return height + " x " + width + " x " + channels;
  }
}
