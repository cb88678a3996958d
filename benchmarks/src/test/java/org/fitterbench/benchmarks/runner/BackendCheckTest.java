package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.fitterbench.fitter.backend.Backend;
import org.junit.jupiter.api.Test;

class BackendCheckTest {
  private static final PlannedBenchmark PLAIN = SampleForks.planned("Load", Map.of());
  private static final PlannedBenchmark SCALAR = forward("scalar", "1");
  private static final PlannedBenchmark TORCH = forward("torch", "1");
  private static final PlannedBenchmark TORCH_BATCH = forward("torch", "26");

  private static PlannedBenchmark forward(String backend, String batch) {
    return SampleForks.planned("Forward", Map.of("backend", backend, "batch", batch));
  }

  private static Optional<String> noTorch(Backend backend) {
    return backend == Backend.TORCH ? Optional.of("no library") : Optional.empty();
  }

  @Test
  void aBackendThatIsAbsentIsLeftOutWithItsReasonOnce() {
    BackendCheck check =
        BackendCheck.of(List.of(PLAIN, SCALAR, TORCH, TORCH_BATCH), BackendCheckTest::noTorch);
    assertEquals(List.of(PLAIN, SCALAR), check.present());
    assertEquals(1, check.findings().size());
    Finding finding = check.findings().getFirst();
    assertEquals("absent-backend", finding.id());
    assertEquals("the backend torch is not measured: no library", finding.message());
  }

  @Test
  void eachBackendOfThePlanIsTriedOnceAndNoOther() {
    List<Backend> tried = new ArrayList<>();
    BackendCheck check =
        BackendCheck.of(
            List.of(PLAIN, TORCH, TORCH_BATCH),
            backend -> {
              tried.add(backend);
              return Optional.empty();
            });
    assertEquals(List.of(Backend.TORCH), tried);
    assertEquals(List.of(PLAIN, TORCH, TORCH_BATCH), check.present());
    assertTrue(check.findings().isEmpty());
  }

  @Test
  void aParameterOfAnotherMeaningIsNoBackend() {
    PlannedBenchmark other = SampleForks.planned("Other", Map.of("backend", "postgres"));
    assertEquals(
        List.of(other), BackendCheck.of(List.of(other), BackendCheckTest::noTorch).present());
  }

  @Test
  void aPlanOfWhichNothingIsLeftIsRefusedWithTheReason() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> BackendCheck.of(List.of(TORCH), BackendCheckTest::noTorch));
    assertTrue(failure.problem().endsWith("no library"), failure.problem());
  }
}
