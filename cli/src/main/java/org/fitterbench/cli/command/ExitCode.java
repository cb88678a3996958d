package org.fitterbench.cli.command;

/** What the process tells its caller. */
public enum ExitCode {
  OK(0),
  REGRESSION(1),
  /** Usage or bad input. */
  USAGE(2),
  /** Inconclusive, when asked to fail on it. */
  INCONCLUSIVE(3),
  /** A benchmark failed or is missing. */
  BENCHMARK_FAILED(4),
  NOT_COMPARABLE(5),
  /** A bug of ours. */
  INTERNAL_ERROR(70),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
