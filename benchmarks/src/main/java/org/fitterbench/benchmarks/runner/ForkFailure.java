package org.fitterbench.benchmarks.runner;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fitterbench.core.failure.UserInputException;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

/** Finds the one line that says why a fork failed. */
final class ForkFailure {
  private static final Set<String> TELLING_WORDS =
      Set.of("error", "exception", "unrecognized", "unable", "invalid", "could not");

  private ForkFailure() {}

  /**
   * @param failure what JMH threw
   * @param errorOutput the last lines that a dead JVM wrote to standard error
   */
  static String reason(RunnerException failure, List<String> errorOutput) {
    Throwable thrown = thrownInside(failure);
    if (!errorOutput.isEmpty()) {
      String telling =
          errorOutput.stream().filter(ForkFailure::tells).findFirst().orElse(errorOutput.getLast());
      return firstLine(thrown) + ": " + telling;
    }
    return switch (thrown) {
      case UserInputException input -> input.oneLine();
      case IllegalStateException state when state.getMessage() != null -> firstLine(state);
      case Throwable other when other.getMessage() == null -> other.getClass().getSimpleName();
      case Throwable other -> other.getClass().getSimpleName() + ": " + firstLine(other);
    };
  }

  /** JMH hides what the benchmark threw among the suppressed ones of its own exception. */
  private static Throwable thrownInside(Throwable failure) {
    Throwable inner = failure;
    while (true) {
      if (inner instanceof BenchmarkException && inner.getSuppressed().length > 0) {
        inner = inner.getSuppressed()[0];
      } else if (inner instanceof RunnerException && inner.getCause() != null) {
        inner = inner.getCause();
      } else {
        return inner;
      }
    }
  }

  private static boolean tells(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return TELLING_WORDS.stream().anyMatch(lower::contains);
  }

  private static String firstLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
