package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.ColourSpace;

/**
 * The conversion between samples of YUV, 0 to 255, and red, green and blue, 0 to 1 (ITU-R BT.709-6,
 * items 3.2 to 3.5 and 4.6, with the weights of the colour space's matrix).
 *
 * @param black the luma of black
 * @param lumaScale from luma above black to 0 to 1
 * @param chromaScale from differences around 128 to −½ to ½
 */
record ColourTransform(ColourSpace.Matrix matrix, float black, float lumaScale, float chromaScale) {

  static ColourTransform of(ColourSpace colours) {
    return switch (colours.range()) {
      case LIMITED -> new ColourTransform(colours.matrix(), 16, 1f / 219, 1f / 224);
      case FULL -> new ColourTransform(colours.matrix(), 0, 1f / 255, 1f / 255);
    };
  }

  /** How much Cr around 128 adds to red. */
  float redOfRed() {
    return (float) (2 * (1 - matrix.red())) * chromaScale;
  }

  /** How much Cb around 128 adds to blue. */
  float blueOfBlue() {
    return (float) (2 * (1 - matrix.blue())) * chromaScale;
  }

  /** How much Cr around 128 adds to green. */
  float greenOfRed() {
    return (float) (-matrix.red() / matrix.green()) * redOfRed();
  }

  /** How much Cb around 128 adds to green. */
  float greenOfBlue() {
    return (float) (-matrix.blue() / matrix.green()) * blueOfBlue();
  }

  /** The luma of a colour {@code 0xRRGGBB}. */
  double luma(int colour) {
    return black + weighted(colour) / 255 / lumaScale;
  }

  /** The Cb of a colour {@code 0xRRGGBB}. */
  double blue(int colour) {
    return 128
        + ((colour & 0xFF) - weighted(colour)) / 255 / (2 * (1 - matrix.blue())) / chromaScale;
  }

  /** The Cr of a colour {@code 0xRRGGBB}. */
  double red(int colour) {
    return 128
        + ((colour >> 16 & 0xFF) - weighted(colour)) / 255 / (2 * (1 - matrix.red())) / chromaScale;
  }

  private double weighted(int colour) {
    return matrix.red() * (colour >> 16 & 0xFF)
        + matrix.green() * (colour >> 8 & 0xFF)
        + matrix.blue() * (colour & 0xFF);
  }
}
