package org.fitterbench.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.Reading;
import org.junit.jupiter.api.Test;

/** The real probes on the real process. */
class ThisProcessTest {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 64;

  @Test
  void allocationIsCountedToTheByteOrNearly() {
    try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
      sampler.start();
      double sum = 0;
      for (int i = 0; i < BLOCKS; i++) {
        sum += new byte[BLOCK_BYTES].length;
      }
      ResourceWindow window = sampler.stop();

      double expected = (double) BLOCKS * BLOCK_BYTES;
      assertEquals(expected, sum);
      double allocated = measured(window.allocatedBytes());
      assertTrue(allocated >= expected, allocated + " bytes");
      assertTrue(allocated <= expected + BLOCK_BYTES, allocated + " bytes");
    }
  }

  @Test
  void theHeapPeakIsSeenThoughItIsCollectedBeforeTheEnd() {
    try (ResourceSampler sampler =
        new ResourceSampler(ResourceProbes.ofThisProcess(), Duration.ofHours(1))) {
      System.gc();
      sampler.start();
      List<byte[]> blocks = new ArrayList<>();
      for (int i = 0; i < BLOCKS; i++) {
        blocks.add(new byte[BLOCK_BYTES]);
      }
      assertEquals(BLOCKS, blocks.size());
      blocks.clear();
      System.gc();
      ResourceWindow window = sampler.stop();

      double peak = measured(window.peakHeapUsedBytes());
      assertTrue(peak >= (double) BLOCKS * BLOCK_BYTES, peak + " bytes");
      assertTrue(peak <= measured(window.peakHeapCommittedBytes()), peak + " bytes");
      assertTrue(measured(window.gcCount()) >= 1);
    }
  }

  @Test
  void directBuffersAreOffHeapMemory() {
    try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
      sampler.start();
      ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCKS * BLOCK_BYTES);
      ResourceWindow window = sampler.stop();

      assertEquals(BLOCKS * BLOCK_BYTES, buffer.capacity());
      assertTrue(measured(window.peakDirectBytes()) >= (double) BLOCKS * BLOCK_BYTES);
      assertTrue(measured(window.peakOffHeapBytes()) >= measured(window.peakDirectBytes()));
    }
  }

  @Test
  void theProcessHasMemoryThreadsAndUsesTheCpuWhenItIsBusy() {
    try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
      sampler.start();
      long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
      long spins = 0;
      while (System.nanoTime() < end) {
        spins++;
      }
      ResourceWindow window = sampler.stop();

      assertTrue(spins > 0);
      assertTrue(measured(window.cpuPercent()) > 0);
      double rss = measured(window.peakRssBytes());
      assertTrue(rss > BLOCK_BYTES, rss + " bytes");
      assertTrue(measured(window.peakThreads()) >= 2);
    }
  }

  @Test
  void theSamplersThreadsEndWhenItIsClosed() throws InterruptedException {
    ResourceSampler sampler = ResourceSampler.ofThisProcess();
    sampler.start();
    sampler.close();
    sampler.close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("resource-sampler")) {
        assertTrue(thread.isDaemon());
        thread.join(Duration.ofSeconds(60));
        assertTrue(!thread.isAlive());
      }
    }
  }

  private static double measured(Reading reading) {
    return assertInstanceOf(Reading.Measured.class, reading).value();
  }
}
