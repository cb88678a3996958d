package org.fitterbench.core.record;

/** Whether a run measured everything it set out to. */
public enum RunStatus {
  COMPLETE,
  /** Killed, interrupted or still running: the results it holds are whole, others are missing. */
  INCOMPLETE
}
