package org.fitterbench.fitter.regression;

import org.fitterbench.core.trace.StageTrace;

/** The iteration of a fit. Keeps its own work space, so it is for one fit at a time. */
interface FitSolver {
  /**
   * Brings the body of a fit nearer to its target.
   *
   * @param state the fit so far, with a forward pass of its body in its workspace before and
   *     afterwards
   */
  void iterate(FitState state, StageTrace trace);
}
