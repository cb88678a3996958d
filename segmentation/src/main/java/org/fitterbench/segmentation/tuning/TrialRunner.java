package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.Optional;

/** Runs candidates; takes the time that it takes. */
public interface TrialRunner {
  /**
   * What of a candidate matters to a run: candidates with equal ones run alike, whatever their
   * settings say.
   *
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  Object sameness(Candidate candidate);

  /**
   * How well a candidate's masks agree with those of the network at full precision and size.
   *
   * @return mean intersection over union, 0 to 1
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  double agreement(Candidate candidate);

  /**
   * Measures a candidate once, after it has come to its steady rate.
   *
   * @param window how long it is measured; longer where too few frames come in that time
   * @return empty when somebody asked for an end meanwhile
   * @throws org.fitterbench.core.failure.UserInputException when the candidate cannot be run here
   */
  Optional<Trial> run(Candidate candidate, Duration window);
}
