package org.fitterbench.segmentation.tuning;

import java.time.Duration;

/**
 * How long a search may take and what its result must keep.
 *
 * @param budget for everything, more than 0
 * @param leastAgreement intersection over union with the masks of full precision and size, 0 to 1
 */
public record TuningGoal(Duration budget, double leastAgreement) {
  public TuningGoal {
    if (budget.isZero() || budget.isNegative()) {
      throw new IllegalArgumentException("A search of " + budget);
    }
    if (!(leastAgreement >= 0 && leastAgreement <= 1)) {
      throw new IllegalArgumentException("An agreement of " + leastAgreement);
    }
  }
}
