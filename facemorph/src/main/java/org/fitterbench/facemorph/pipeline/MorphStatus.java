package org.fitterbench.facemorph.pipeline;

/** How a run ended. */
public enum MorphStatus {
  /** Everything was written. */
  COMPLETE,
  /** Somebody asked for a stop; what was finished is kept. */
  INTERRUPTED
}
