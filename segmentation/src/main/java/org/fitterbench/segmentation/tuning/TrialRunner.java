package org.fitterbench.segmentation.tuning;

/** Runs candidates; takes the time that it takes. */
public interface TrialRunner {
  /**
   * How well a candidate's masks agree with those of the network at full precision and its own
   * size.
   *
   * @return mean intersection over union, 0 to 1
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  double agreement(Candidate candidate);

  /**
   * Measures a candidate once.
   *
   * @param frames how many, at least 1
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  Trial run(Candidate candidate, int frames);
}
