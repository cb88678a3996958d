package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

class ForkFailureTest {
  private static RunnerException thrownInFork(Throwable thrown) {
    return new RunnerException(
        "Benchmark caught the exception",
        new BenchmarkException("Benchmark error", List.of(thrown)));
  }

  @Test
  void whatTheBenchmarkThrewIsNamedByItsFirstLine() {
    assertEquals(
        "ArithmeticException: / by zero",
        ForkFailure.reason(
            thrownInFork(new ArithmeticException("/ by zero\nat line 3")), List.of()));
  }

  @Test
  void anExceptionWithoutAMessageIsNamedByItsKind() {
    assertEquals(
        "NullPointerException",
        ForkFailure.reason(thrownInFork(new NullPointerException()), List.of()));
  }

  @Test
  void badInputKeepsItsRemedy() {
    assertEquals(
        "no body data; install them",
        ForkFailure.reason(
            thrownInFork(new UserInputException("no body data", "install them")), List.of()));
  }

  @Test
  void aDeadJvmIsExplainedByTheTellingLineOfItsErrorOutput() {
    RunnerException failure =
        new RunnerException(
            "Benchmark caught the exception",
            new BenchmarkException(new IllegalStateException("Forked VM failed with exit code 1")));
    assertEquals(
        "Forked VM failed with exit code 1: Unrecognized option: -Xwrong",
        ForkFailure.reason(
            failure, List.of("WARNING: Using incubator modules", "Unrecognized option: -Xwrong")));
  }
}
