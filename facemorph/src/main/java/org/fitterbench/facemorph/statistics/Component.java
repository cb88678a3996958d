package org.fitterbench.facemorph.statistics;

/** What is measured between two faces. */
public enum Component {
  /** Along the normal of the first shape, metres, positive outwards. */
  NORMAL_DISPLACEMENT("shape", "normal_displacement"),
  /** Along the surface, metres. */
  TANGENT_DISPLACEMENT("shape", "tangent_displacement"),
  /** In all, metres. */
  TOTAL_DISPLACEMENT("shape", "total_displacement"),
  /** Difference of L*, positive where the second texture is lighter. */
  LUMINANCE_DIFFERENCE("texture", "luminance_difference"),
  /** √(Δa*² + Δb*²). */
  CHROMA_DIFFERENCE("texture", "chroma_difference"),
  /** CIEDE2000. */
  TOTAL_DIFFERENCE("texture", "total_difference");

  private final String metric;
  private final String label;

  Component(String metric, String label) {
    this.metric = metric;
    this.label = label;
  }

  /** What it belongs to, {@code shape} or {@code texture}. */
  public String metric() {
    return metric;
  }

  /** Its name in tables. */
  public String label() {
    return label;
  }
}
