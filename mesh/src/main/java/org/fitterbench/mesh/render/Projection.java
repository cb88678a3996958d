package org.fitterbench.mesh.render;

/** How space becomes flat. */
public sealed interface Projection {
  /**
   * Far things look smaller.
   *
   * @param verticalFieldRadians angle between the upper and the lower edge of the picture
   * @param near distance in front of which nothing is drawn, metres, above 0
   */
  record Perspective(double verticalFieldRadians, double near) implements Projection {
    public Perspective {
      if (!(verticalFieldRadians > 0 && verticalFieldRadians < Math.PI && near > 0)) {
        throw new IllegalArgumentException(
            "A field of " + verticalFieldRadians + " rad from " + near + " m is no perspective");
      }
    }
  }

  /**
   * Things keep their size at every distance.
   *
   * @param height metres from the lower to the upper edge of the picture
   * @param depth metres in front of the eye within which things are drawn
   */
  record Orthographic(double height, double depth) implements Projection {
    public Orthographic {
      if (!(height > 0 && depth > 0)) {
        throw new IllegalArgumentException(
            "A box of " + height + " m and " + depth + " m cannot be seen");
      }
    }
  }
}
