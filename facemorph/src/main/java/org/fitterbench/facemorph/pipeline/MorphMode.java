package org.fitterbench.facemorph.pipeline;

/** How much a morph leaves on the disk. */
public enum MorphMode {
  /** The frames as pictures, and the heat maps. */
  DEFAULT,
  /** Also a mesh of every frame, the video and the tables. */
  FULL
}
