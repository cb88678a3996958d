package org.fitterbench.core.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplingProfilerTest {
  @BeforeEach
  void needsAFlightRecorder() {
    assumeTrue(SamplingProfiler.unavailable().isEmpty(), "this JVM has no JDK Flight Recorder");
  }

  @Test
  void theCodeThatRunsMostHasMostSamplesAndStacksStartAtTheOperation() {
    SampleProfile profile =
        SamplingProfiler.profile("Spinning", SamplingProfilerTest::spinUntilSampled);

    // Which frame a sample ends in is the compiler's choice, so what counts is who called it.
    long arithmetic = samplesIn(profile.root(), "java.math.");
    assertTrue(2 * arithmetic > profile.root().samples(), () -> profile.hotMethods(5).toString());
    StackNode heaviest = profile.root().children().getFirst();
    assertEquals("SamplingProfilerTest.spinUntilSampled", heaviest.frame().label());
    assertTrue(profile.elapsed().toNanos() > 0);
  }

  @Test
  void otherThreadsStandUnderTheirName() {
    SampleProfile profile =
        SamplingProfiler.profile(
            "Elsewhere",
            () -> {
              Thread worker = new Thread(SamplingProfilerTest::spinUntilSampled, "spinner-7");
              worker.start();
              try {
                worker.join();
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            });

    assertTrue(
        profile.root().children().stream()
            .anyMatch(node -> node.frame().name().equals("[spinner]")),
        () -> profile.root().toString());
  }

  /** Samples in or below the code of a package. */
  private static long samplesIn(StackNode node, String prefix) {
    if (node.frame().className().startsWith(prefix)) {
      return node.samples();
    }
    return node.children().stream().mapToLong(child -> samplesIn(child, prefix)).sum();
  }

  /** Long enough for dozens of samples on a busy machine. */
  private static void spinUntilSampled() {
    long start = System.nanoTime();
    BigInteger power = BigInteger.TWO;
    while (System.nanoTime() - start < 400_000_000L) {
      power = BigInteger.valueOf(3 + power.signum()).pow(20_000);
    }
    assertTrue(power.signum() > 0);
  }
}
