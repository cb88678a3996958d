package org.fitterbench.core.failure;

/**
 * Input that the user can mend: a missing file, a wrong option, damaged data. The message is one
 * line that says what is wrong and where; the remedy says how to mend it. A bug is never one of
 * these.
 */
public final class UserInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  /**
   * @param problem what is wrong and where, one line, no full stop at the end
   * @param remedy what to do about it, one line
   */
  public UserInputException(String problem, String remedy) {
    super(problem);
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * @param problem what is wrong and where, one line, no full stop at the end
   * @param remedy what to do about it, one line
   * @param cause the failure underneath
   */
  public UserInputException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** What is wrong and where, one line. */
  public String problem() {
    return problem;
  }

  /** What to do about it, one line. */
  public String remedy() {
    return remedy;
  }

  /** The problem and its remedy as the one line that a command prints. */
  public String oneLine() {
    return problem + "; " + remedy;
  }
}
