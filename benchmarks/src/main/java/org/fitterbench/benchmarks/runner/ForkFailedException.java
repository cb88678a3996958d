package org.fitterbench.benchmarks.runner;

/** A fork that did not end well; the message is one line that says why. */
public final class ForkFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason one line
   * @param cause what JMH threw
   */
  public ForkFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
