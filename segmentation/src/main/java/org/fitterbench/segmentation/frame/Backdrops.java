package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.picture.Picture;

/** Makes backdrops: pictures scaled to cover a frame, and frames out of focus. */
final class Backdrops {
  private static final int BLURS_PER_SIDE = 40;
  private static final int[] SHIFTS = {16, 8, 0};

  private Backdrops() {}

  /** Half the side of the windows whose means blur a frame. */
  static int blurRadius(int width, int height) {
    return Math.max(1, Math.max(width, height) / BLURS_PER_SIDE);
  }

  static Picture cover(Picture picture, int width, int height) {
    double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
    int wide = Math.max(width, (int) Math.round(picture.width() * scale));
    int high = Math.max(height, (int) Math.round(picture.height() * scale));
    Resampler resampler = new Resampler(picture.width(), picture.height(), wide, high);
    float[] source = new float[picture.pixels().length];
    float[] narrow = new float[wide * picture.height()];
    float[] scaled = new float[wide * high];
    int[] pixels = Picture.filled(width, height, 0xFF000000).pixels();
    int left = (wide - width) / 2;
    int top = (high - height) / 2;
    for (int shift : SHIFTS) {
      FramePlanes.channel(picture, shift, source);
      resampler.resample(source, narrow, scaled);
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          float value = scaled[(row + top) * wide + column + left];
          pixels[row * width + column] |= Math.round(255 * Math.clamp(value, 0f, 1f)) << shift;
        }
      }
    }
    return new Picture(width, height, pixels);
  }

  static Picture blurred(Picture frame) {
    int width = frame.width();
    int height = frame.height();
    int radius = blurRadius(width, height);
    BoxMean box = new BoxMean(radius, width, height);
    float[] plane = new float[width * height];
    float[] scratch = new float[width * height];
    int[] pixels = Picture.filled(width, height, 0xFF000000).pixels();
    for (int shift : SHIFTS) {
      FramePlanes.channel(frame, shift, plane);
      box.apply(plane, scratch);
      box.apply(scratch, plane);
      box.apply(plane, scratch);
      for (int i = 0; i < scratch.length; i++) {
        pixels[i] |= Math.round(255 * Math.clamp(scratch[i], 0f, 1f)) << shift;
      }
    }
    return new Picture(width, height, pixels);
  }
}
