package org.fitterbench.fitter.regression;

import java.util.Locale;
import java.util.function.Supplier;
import org.fitterbench.fitter.model.BodyModel;

/** The ways to fit a body. */
public enum FitMethod {
  /** The fit of the Anny body model (arXiv 2511.03589): pose and phenotypes in turn. */
  REFERENCE {
    @Override
    Supplier<FitSolver> solvers(BodyModel model, FitOptions options) {
      return () -> new ReferenceSolver(model, options);
    }
  },
  /** Shape and pose together, by Levenberg–Marquardt on exact derivatives. */
  JOINT {
    @Override
    Supplier<FitSolver> solvers(BodyModel model, FitOptions options) {
      JointPlan plan = new JointPlan(model, options);
      return () -> new JointSolver(plan);
    }
  };

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Prepares what all fits share, and makes what runs the iterations of one fit at a time. */
  abstract Supplier<FitSolver> solvers(BodyModel model, FitOptions options);
}
