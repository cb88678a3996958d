package org.fitterbench.fitter.regression;

import java.util.Optional;
import org.fitterbench.core.trace.StageTrace;

/** The iteration of a fit. Keeps its own work space, so it is for one fit at a time. */
interface FitSolver {
  /**
   * Prepares for another fit.
   *
   * @param state the first body, with a forward pass in its workspace
   * @param posed whether that body already has a pose like the target's
   */
  void begin(FitState state, boolean posed);

  /**
   * Brings the body of a fit nearer to its target.
   *
   * @param state the fit so far, with a forward pass of its body in its workspace before and
   *     afterwards
   * @return why another iteration is of no use; empty while it may be
   */
  Optional<StopReason> iterate(FitState state, StageTrace trace);
}
