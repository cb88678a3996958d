package org.fitterbench.fitter.regression;

import org.fitterbench.fitter.model.BodyParameters;

/** The body that a fit begins with. */
public sealed interface FitStart {
  /** The neutral body: every phenotype in the middle, no bone turned. */
  record Neutral() implements FitStart {
    @Override
    public String label() {
      return "neutral";
    }
  }

  /**
   * The body whose parts have the target's sizes: found from distances between vertices that hang
   * on one bone, which no pose changes.
   */
  record Anthropometric() implements FitStart {
    @Override
    public String label() {
      return "anthropometric";
    }
  }

  /** A neutral body of each age that shapes are made for; the one that leads nearest is kept. */
  record AgeAnchors() implements FitStart {
    @Override
    public String label() {
      return "ages";
    }
  }

  /**
   * A body with a pose, for example that of the picture before.
   *
   * @param body of the fitted model
   */
  record Warm(BodyParameters body) implements FitStart {
    @Override
    public String label() {
      return "warm";
    }
  }

  /** The name in files and on the command line. */
  String label();
}
