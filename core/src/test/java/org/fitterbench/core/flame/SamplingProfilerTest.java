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

    double arithmetic =
        profile.hotMethods(Integer.MAX_VALUE).stream()
            .filter(method -> method.frame().className().startsWith("java.math."))
            .mapToDouble(HotMethod::selfShare)
            .sum();
    assertTrue(arithmetic > 0.5, () -> profile.hotMethods(5).toString());
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
