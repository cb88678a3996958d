package org.fitterbench.mesh.render;

/** How many samples make a pixel. */
public enum Antialiasing {
  /** One sample in the middle. */
  OFF(1),
  /** Four samples on a rotated grid, each shaded, averaged in linear light. */
  FOUR_SAMPLES(4);

  private final int samples;

  Antialiasing(int samples) {
    this.samples = samples;
  }

  public int samples() {
    return samples;
  }
}
