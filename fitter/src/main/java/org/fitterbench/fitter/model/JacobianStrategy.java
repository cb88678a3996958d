package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * A way to compute a {@link Jacobian}; {@link JacobianMethod} names those that there are. The pose
 * and the parameters that are not asked for are fixed. A strategy may be shared by threads.
 */
public interface JacobianStrategy {
  /** The name in reports. */
  String label();

  /**
   * Makes what computes Jacobians this way, with its tables and scratch space.
   *
   * @param parameters D parameters to differentiate by
   * @param vertices [N] indices of the vertices to differentiate, ascending; no other is computed
   * @throws org.fitterbench.core.failure.UserInputException when this way has no derivative of the
   *     skinning
   */
  JacobianComputation prepare(
      BodyModel model, Skinning skinning, List<ShapeParameter> parameters, int[] vertices);
}
