package org.fitterbench.mesh.video;

/** How far a player turns the coded picture clockwise to show it upright. */
public enum Rotation {
  /** As it is. */
  NONE(0),
  /** A quarter to the right. */
  QUARTER(90),
  /** Upside down. */
  HALF(180),
  /** A quarter to the left. */
  THREE_QUARTERS(270);

  private final int degrees;

  Rotation(int degrees) {
    this.degrees = degrees;
  }

  /** The rotation nearest to an angle, clockwise. */
  static Rotation nearest(double degrees) {
    return values()[(int) Math.floorMod(Math.round(degrees / 90), 4L)];
  }

  /** The angle, clockwise: 0, 90, 180 or 270. */
  public int degrees() {
    return degrees;
  }

  /** Whether the picture is shown as wide as it is coded high. */
  public boolean swapsSides() {
    return this == QUARTER || this == THREE_QUARTERS;
  }
}
