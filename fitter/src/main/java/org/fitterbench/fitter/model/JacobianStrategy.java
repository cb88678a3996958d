package org.fitterbench.fitter.model;

import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/** A way to compute a {@link Jacobian}; pose and the parameters that it does not name are fixed. */
public interface JacobianStrategy {
  /** The name in reports. */
  String label();

  /**
   * Computes positions and derivatives.
   *
   * @param body where; changed while it runs and as it was afterwards
   * @param workspace from the model; overwritten
   * @param jacobian out
   */
  void compute(
      BodyModel model,
      BodyParameters body,
      Skinning skinning,
      BodyWorkspace workspace,
      Jacobian jacobian,
      StageTrace trace);
}
