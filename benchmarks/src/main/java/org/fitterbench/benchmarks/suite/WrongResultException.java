package org.fitterbench.benchmarks.suite;

/** A benchmark's operation gave a wrong result, so that its time means nothing. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem what was expected and what came, one line
   */
  public WrongResultException(String problem) {
    super(problem);
  }
}
