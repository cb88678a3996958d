package org.fitterbench.segmentation.tuning;

import java.time.Duration;
import java.util.OptionalDouble;

/** Hears how far a search is. */
public interface TuningListener {
  /**
   * A part of the search begins.
   *
   * @param words what will be done, for a person
   */
  void begins(String words);

  /**
   * A run has ended.
   *
   * @param spent of the budget
   * @param best how many times as fast as the start the fastest candidate seems so far
   */
  void advanced(Duration spent, OptionalDouble best);
}
