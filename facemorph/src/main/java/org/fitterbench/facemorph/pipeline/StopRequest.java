package org.fitterbench.facemorph.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends all parts of a run soon after somebody outside, or a failure in one part, asks for it.
 *
 * <p>Thread safe.
 */
final class StopRequest {
  private final MorphControl control;
  private final AtomicBoolean failed = new AtomicBoolean();

  StopRequest(MorphControl control) {
    this.control = control;
  }

  /** Says that a part has failed, so that the others need not go on. */
  void fail() {
    failed.set(true);
  }

  /** Throws when the run is to end. */
  void check() {
    if (failed.get() || control.stopRequested()) {
      throw new StoppedException();
    }
  }

  /** A part of a run that ended before it was done. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("stopped", null, false, false);
    }
  }
}
