package org.fitterbench.fitter.model;

import org.fitterbench.core.trace.StageTrace;

/** Computes {@link Jacobian}s of one model, one after the other; for one thread at a time. */
public interface JacobianComputation {
  /**
   * Computes positions and derivatives, in the stages {@code base} and one for each parameter or
   * {@code columns} for all.
   *
   * @param body where; changed while this runs and afterwards as it was
   * @return the result, which the next call overwrites
   */
  Jacobian at(BodyParameters body, StageTrace trace);
}
