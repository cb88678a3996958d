package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitterbench.core.failure.UserInputException;

/**
 * Which candidates are worth a measurement: those that differ from all before in what they do, and
 * whose masks agree with those of full precision and size.
 */
final class Admission {
  private final TrialRunner runner;
  private final double leastAgreement;
  private final Set<Object> known = new HashSet<>();
  private final List<Rejected> rejected = new ArrayList<>();

  Admission(TrialRunner runner, double leastAgreement) {
    this.runner = runner;
    this.leastAgreement = leastAgreement;
  }

  /**
   * Admits what the search starts from; it is the user's own choice and only not recommended anew.
   *
   * @return how well its masks agree
   * @throws UserInputException when it cannot be run
   */
  double admitStart(Candidate start) {
    known.add(runner.sameness(start));
    return runner.agreement(start);
  }

  /** Whether a candidate is to be measured; each is asked for once. */
  boolean admits(Candidate candidate) {
    try {
      if (!known.add(runner.sameness(candidate))) {
        return false;
      }
      double agreement = runner.agreement(candidate);
      if (agreement < leastAgreement) {
        reject(
            candidate,
            "its masks agree to %.3f only, less than %.3f".formatted(agreement, leastAgreement));
        return false;
      }
      return true;
    } catch (UserInputException impossible) {
      reject(candidate, impossible.problem());
      return false;
    }
  }

  void reject(Candidate candidate, String reason) {
    // A setting that cannot be had by itself cannot be had with others.
    boolean told =
        rejected.stream()
            .anyMatch(each ->
                each.reason().equals(reason)
                    && candidate.changes().containsAll(each.candidate().changes()));
    if (!told) {
      rejected.add(new Rejected(candidate, reason));
    }
  }

  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }
}
