package org.fitterbench.mesh.video;

/**
 * How much wider than high a sample is shown, for example 1/1, or 4/3 for anamorphic video.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record AspectRatio(int width, int height) {
  /** Samples as wide as high. */
  public static final AspectRatio SQUARE = new AspectRatio(1, 1);

  public AspectRatio {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(width + ":" + height + " is no aspect ratio");
    }
  }
}
