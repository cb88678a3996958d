package org.fitterbench.mesh.render;

/**
 * What is seen where nothing is: a vertical gradient.
 *
 * @param top {@code 0xRRGGBB} of the first row, sRGB-encoded
 * @param bottom {@code 0xRRGGBB} of the last row
 */
public record Background(int top, int bottom) {
  /** A quiet grey that lets skin and heat maps stand out. */
  public static final Background NEUTRAL = new Background(0xE4E6E9, 0xA9AEB5);

  public static final Background BLACK = new Background(0, 0);
}
