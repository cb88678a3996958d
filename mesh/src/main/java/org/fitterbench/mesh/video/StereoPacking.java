package org.fitterbench.mesh.video;

/** How a file says that its frames hold the views of two eyes. */
public enum StereoPacking {
  /** One view. */
  MONO,
  /** Two views beside each other. */
  SIDE_BY_SIDE,
  /** Two views above each other. */
  OVER_UNDER,
  /** Two views mixed by rows, columns, samples or time. */
  INTERLEAVED
}
