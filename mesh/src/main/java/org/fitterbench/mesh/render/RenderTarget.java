package org.fitterbench.mesh.render;

import org.fitterbench.mesh.picture.Picture;

/** A picture that frames are drawn into, again and again. */
public final class RenderTarget {
  /** The most columns and the most rows of a target. */
  public static final int MAXIMUM_SIDE = 8192;

  private final Picture picture;

  /**
   * @param width columns, 1 to 8192
   * @param height rows, 1 to 8192
   */
  public RenderTarget(int width, int height) {
    if (width < 1 || height < 1 || Math.max(width, height) > MAXIMUM_SIDE) {
      throw new IllegalArgumentException("Cannot draw a picture of " + width + " x " + height);
    }
    picture = new Picture(width, height, new int[width * height]);
  }

  public int width() {
    return picture.width();
  }

  public int height() {
    return picture.height();
  }

  /** The pixels [height·width] that a renderer writes, packed as {@code 0xFFRRGGBB}. */
  public int[] pixels() {
    return picture.pixels();
  }

  /** The picture as it is now; the next frame drawn changes it. */
  public Picture picture() {
    return picture;
  }
}
