package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.record.Finding;
import org.junit.jupiter.api.Test;

class OpenGlCheckTest {
  private static final PlannedBenchmark PLAIN = SampleForks.planned("Load", Map.of());
  private static final PlannedBenchmark SOFTWARE =
      SampleForks.planned("Draw", Map.of("renderer", "SOFTWARE"));
  private static final PlannedBenchmark OPENGL =
      SampleForks.planned("Draw", Map.of("renderer", "OPENGL"));

  private static Optional<String> never() {
    throw new AssertionError("OpenGL is not asked for");
  }

  @Test
  void openGlThatIsAbsentIsLeftOutWithItsReason() {
    OpenGlCheck check =
        OpenGlCheck.of(List.of(PLAIN, OPENGL, SOFTWARE), () -> Optional.of("no library"));
    assertEquals(List.of(PLAIN, SOFTWARE), check.present());
    Finding finding = check.findings().getFirst();
    assertEquals("absent-opengl", finding.id());
    assertEquals("rendering by OpenGL is not measured: no library", finding.message());
  }

  @Test
  void openGlThatIsThereIsMeasured() {
    List<PlannedBenchmark> plan = List.of(OPENGL, SOFTWARE);
    OpenGlCheck check = OpenGlCheck.of(plan, Optional::empty);
    assertEquals(plan, check.present());
    assertTrue(check.findings().isEmpty());
  }

  @Test
  void aPlanWithoutOpenGlDoesNotOpenIt() {
    List<PlannedBenchmark> plan = List.of(PLAIN, SOFTWARE);
    assertEquals(plan, OpenGlCheck.of(plan, OpenGlCheckTest::never).present());
  }

  @Test
  void aPlanOfWhichNothingIsLeftIsRefusedWithTheReason() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> OpenGlCheck.of(List.of(OPENGL), () -> Optional.of("no library")));
    assertTrue(failure.problem().endsWith("no library"), failure.problem());
  }
}
