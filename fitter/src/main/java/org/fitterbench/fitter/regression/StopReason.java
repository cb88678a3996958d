package org.fitterbench.fitter.regression;

import java.util.Locale;

/** Why a fit ended. */
public enum StopReason {
  /** The body is the target as exactly as single precision tells. */
  EXACT("the body is the target, as exactly as its numbers tell"),
  /** The last iteration won too little. */
  SMALL_GAIN("another iteration would win next to nothing"),
  /** The last iteration moved too little. */
  SMALL_STEP("the last iteration moved the body next to nothing"),
  /** No step in the direction of descent brings the body nearer. */
  NO_DESCENT("no small change brings the body nearer to the target"),
  /** All iterations were made. */
  ITERATION_LIMIT("all iterations were made"),
  /** An iteration made a body that is not finite. */
  NOT_FINITE("an iteration made a body that is not finite");

  private final String sentence;

  StopReason(String sentence) {
    this.sentence = sentence;
  }

  /** The name in files, for example {@code small-gain}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason for a person. */
  public String sentence() {
    return sentence;
  }
}
