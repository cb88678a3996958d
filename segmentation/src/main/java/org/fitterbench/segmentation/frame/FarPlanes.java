package org.fitterbench.segmentation.frame;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.Plane;

/**
 * A backdrop in the frames' own colour space.
 *
 * @param luma Y'
 * @param blue Cb
 * @param red Cr
 */
record FarPlanes(FarRows luma, FarRows blue, FarRows red) {
  /** One colour, {@code 0xRRGGBB}. */
  static FarPlanes of(int colour, int width, ColourSpace colours) {
    ColourTransform transform = ColourTransform.of(colours);
    int half = (width + 1) / 2;
    int red = colour >> 16 & 0xFF;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    return new FarPlanes(
        same(width, transform.luma(red, green, blue)),
        same(half, transform.blue(red, green, blue)),
        same(half, transform.red(red, green, blue)));
  }

  /** A picture of the frames' size; its differences lie at the left of two by two pixels. */
  static FarPlanes of(Picture picture, ColourSpace colours) {
    ColourTransform transform = ColourTransform.of(colours);
    int width = picture.width();
    int height = picture.height();
    Plane luma = Plane.allocate(width, height);
    Plane blue = Plane.allocate((width + 1) / 2, (height + 1) / 2);
    Plane red = Plane.allocate(blue.width(), blue.height());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = picture.pixel(x, y);
        set(luma, x, y, transform.luma(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF));
      }
    }
    for (int y = 0; y < blue.height(); y++) {
      for (int x = 0; x < blue.width(); x++) {
        double r = around(picture, x, y, 16);
        double g = around(picture, x, y, 8);
        double b = around(picture, x, y, 0);
        set(blue, x, y, transform.blue(r, g, b));
        set(red, x, y, transform.red(r, g, b));
      }
    }
    return new FarPlanes(new FarRows.Whole(luma), new FarRows.Whole(blue), new FarRows.Whole(red));
  }

  /** The mean of a channel over two rows of a column, weighted 2, and its neighbours, 1. */
  private static double around(Picture picture, int column, int row, int shift) {
    int middle = 2 * column;
    int left = Math.max(middle - 1, 0);
    int right = Math.min(middle + 1, picture.width() - 1);
    int upper = 2 * row;
    int lower = Math.min(upper + 1, picture.height() - 1);
    int sum =
        (picture.pixel(left, upper) >> shift & 0xFF)
            + 2 * (picture.pixel(middle, upper) >> shift & 0xFF)
            + (picture.pixel(right, upper) >> shift & 0xFF)
            + (picture.pixel(left, lower) >> shift & 0xFF)
            + 2 * (picture.pixel(middle, lower) >> shift & 0xFF)
            + (picture.pixel(right, lower) >> shift & 0xFF);
    return sum / 8.0;
  }

  private static FarRows same(int width, double level) {
    Plane row = Plane.allocate(width, 1);
    row.samples().fill(level(level));
    return new FarRows.Same(row);
  }

  private static void set(Plane plane, int column, int row, double level) {
    plane.samples().set(JAVA_BYTE, plane.row(row) + column, level(level));
  }

  private static byte level(double level) {
    return (byte) Math.clamp(Math.round(level), 0, 255);
  }
}
