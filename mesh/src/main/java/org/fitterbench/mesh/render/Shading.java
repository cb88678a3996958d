package org.fitterbench.mesh.render;

/** How a surface answers light. */
public sealed interface Shading {
  /** The colour of the surface as it is, whatever the light. */
  record Unlit() implements Shading {}

  /** A matt surface: brightness falls with the cosine of the angle to the lamp. */
  record Lambert() implements Shading {}

  /**
   * A matt surface with a highlight around the halfway direction (Blinn, Models of Light Reflection
   * for Computer Synthesized Pictures, 1977), computed at every pixel.
   *
   * @param strength how much of a lamp's light the middle of the highlight adds, 0 to 1
   * @param exponent how small the highlight is, 1 to 1024
   */
  record BlinnPhong(float strength, int exponent) implements Shading {
    public BlinnPhong {
      if (!(strength >= 0 && strength <= 1) || exponent < 1 || exponent > 1024) {
        throw new IllegalArgumentException(
            "No highlight of strength " + strength + " and exponent " + exponent);
      }
    }
  }
}
