package org.fitterbench.mesh.render;

/** Which side of a triangle is drawn; the front is where its corners run counterclockwise. */
public enum Culling {
  /** Only fronts, right for closed bodies. */
  BACK_FACES,
  /** Both sides; backs are lit as if they were fronts. */
  NONE
}
