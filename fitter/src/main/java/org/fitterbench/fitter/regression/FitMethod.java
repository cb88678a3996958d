package org.fitterbench.fitter.regression;

import java.util.Locale;
import org.fitterbench.fitter.model.BodyModel;

/** The ways to fit a body. */
public enum FitMethod {
  /** The fit of the Anny body model (arXiv 2511.03589): pose and phenotypes in turn. */
  REFERENCE {
    @Override
    FitSolver solver(BodyModel model, FitOptions options) {
      return new ReferenceSolver(model, options);
    }
  },
  /** Shape and pose together, by Levenberg–Marquardt on exact derivatives. */
  JOINT {
    @Override
    FitSolver solver(BodyModel model, FitOptions options) {
      return new JointSolver(model, options);
    }
  };

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes what runs the iterations of one fit. */
  abstract FitSolver solver(BodyModel model, FitOptions options);
}
