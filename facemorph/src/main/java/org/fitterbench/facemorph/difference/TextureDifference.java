package org.fitterbench.facemorph.difference;

/**
 * How each texel differs from the first texture to the second, in CIE L*a*b*. Where both textures
 * are nearly black the texel is background, and all components are 0. The arrays are not copied and
 * must not be changed.
 *
 * @param width columns
 * @param height rows
 * @param luminance [height·width] difference of L*, positive where the second is lighter
 * @param chroma [height·width] √(Δa*² + Δb*²), 0 or more
 * @param total [height·width] CIEDE2000, 0 or more
 * @param foreground [height·width] whether the texel is no background
 */
public record TextureDifference(
    int width, int height, float[] luminance, float[] chroma, float[] total, boolean[] foreground) {
  public TextureDifference {
    int texels = Math.multiplyExact(width, height);
    if (luminance.length != texels
        || chroma.length != texels
        || total.length != texels
        || foreground.length != texels) {
      throw new IllegalArgumentException(
          "Every one of " + width + " x " + height + " texels has three components");
    }
  }

  /** How many texels are no background. */
  public int foregroundCount() {
    int count = 0;
    for (boolean counted : foreground) {
      count += counted ? 1 : 0;
    }
    return count;
  }

  /**
   * The components of the texels that are no background, row by row.
   *
   * @param component one of this difference's components
   */
  public float[] ofForeground(float[] component) {
    float[] result = new float[foregroundCount()];
    int at = 0;
    for (int i = 0; i < foreground.length; i++) {
      if (foreground[i]) {
        result[at++] = component[i];
      }
    }
    return result;
  }
}
