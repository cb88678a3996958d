package org.fitterbench.core.trace;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class OffTraceTest {
  @Test
  void allStagesAreTheSameOne() {
    StageTrace off = StageTrace.off();

    assertSame(off.stage("jacobian"), off.stage("solve"));
  }

  @Test
  void stagesAllocateNothing() {
    int stages = 100_000;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(10);
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    run(stages);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertTrue(allocated < stages / 10, allocated + " bytes for " + stages + " stages");
  }

  private static void run(int stages) {
    StageTrace off = StageTrace.off();
    for (int i = 0; i < stages; i++) {
      try (Stage outer = off.stage("outer");
          Stage inner = off.stage("inner")) {
        assertSame(outer, inner);
      }
    }
  }
}
