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
  /** One colour. */
  static FarPlanes of(int colour, int width, ColourSpace colours) {
    ColourTransform transform = ColourTransform.of(colours);
    int half = (width + 1) / 2;
    return new FarPlanes(
        same(width, transform.luma(colour)),
        same(half, transform.blue(colour)),
        same(half, transform.red(colour)));
  }

  /** A picture of the frames' size. */
  static FarPlanes of(Picture picture, ColourSpace colours) {
    ColourTransform transform = ColourTransform.of(colours);
    int width = picture.width();
    int height = picture.height();
    Plane luma = Plane.allocate(width, height);
    Plane blue = Plane.allocate((width + 1) / 2, (height + 1) / 2);
    Plane red = Plane.allocate(blue.width(), blue.height());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        set(luma, x, y, transform.luma(picture.pixel(x, y)));
      }
    }
    for (int y = 0; y < blue.height(); y++) {
      int lower = Math.min(2 * y + 1, height - 1);
      for (int x = 0; x < blue.width(); x++) {
        int left = Math.max(2 * x - 1, 0);
        int right = Math.min(2 * x + 1, width - 1);
        double cb = 0;
        double cr = 0;
        for (int line : new int[] {2 * y, lower}) {
          cb +=
              transform.blue(picture.pixel(left, line))
                  + 2 * transform.blue(picture.pixel(2 * x, line))
                  + transform.blue(picture.pixel(right, line));
          cr +=
              transform.red(picture.pixel(left, line))
                  + 2 * transform.red(picture.pixel(2 * x, line))
                  + transform.red(picture.pixel(right, line));
        }
        set(blue, x, y, cb / 8);
        set(red, x, y, cr / 8);
      }
    }
    return new FarPlanes(new FarRows.Whole(luma), new FarRows.Whole(blue), new FarRows.Whole(red));
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
