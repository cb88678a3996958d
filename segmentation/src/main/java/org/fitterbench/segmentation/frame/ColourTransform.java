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

  /** The luma of a colour, each channel from 0 to 255. */
  double luma(double red, double green, double blue) {
    return black + weighted(red, green, blue) / 255 / lumaScale;
  }

  /** The Cb of a colour, each channel from 0 to 255. */
  double blue(double red, double green, double blue) {
    double difference = (blue - weighted(red, green, blue)) / 255;
    return 128 + difference / (2 * (1 - matrix.blue())) / chromaScale;
  }

  /** The Cr of a colour, each channel from 0 to 255. */
  double red(double red, double green, double blue) {
    double difference = (red - weighted(red, green, blue)) / 255;
    return 128 + difference / (2 * (1 - matrix.red())) / chromaScale;
  }

  private double weighted(double red, double green, double blue) {
    return matrix.red() * red + matrix.green() * green + matrix.blue() * blue;
  }
}
