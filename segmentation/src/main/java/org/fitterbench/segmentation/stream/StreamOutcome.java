package org.fitterbench.segmentation.stream;

import java.util.Optional;

/**
 * How a stream ended.
 *
 * @param status complete, stopped or failed
 * @param failure what failed first; empty unless it failed
 * @param statistics how it ran
 */
public record StreamOutcome(
    Status status, Optional<Throwable> failure, StreamStatistics statistics) {
  /** How a stream ended. */
  public enum Status {
    /** All items went through all stages. */
    COMPLETE,
    /** Somebody asked for an end. */
    STOPPED,
    /** The source or a stage failed; what was before the failing item went through all stages. */
    FAILED
  }

  public StreamOutcome {
    if (failure.isPresent() != (status == Status.FAILED)) {
      throw new IllegalArgumentException("A stream that is " + status + " with " + failure);
    }
  }
}
