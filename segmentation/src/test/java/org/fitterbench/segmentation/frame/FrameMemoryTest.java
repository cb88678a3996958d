package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;
import org.junit.jupiter.api.Test;

final class FrameMemoryTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int SIDE = 64;
  private static final int FRAMES = 10;

  /** Descriptions of planes and their parts; the smallest work buffer has twice as much. */
  private static final long BYTES_A_FRAME = 8_000;

  @Test
  void aFrameLeavesNoBuffersToTheCollector() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported(), "this JVM does not count allocations");
    FrameKernel kernel = FrameKernel.SCALAR;
    View view = View.whole(WIDTH, HEIGHT);
    FloatBuffer inputs =
        ByteBuffer.allocateDirect(SIDE * SIDE * 3 * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    float[] masks = new float[SIDE * SIDE];
    Plane mask = Plane.allocate(WIDTH, HEIGHT);
    InputPreparation preparation =
        new InputPreparation(view, Rotation.QUARTER, SIDE, SIDE, ColourSpace.BT709, kernel);
    MaskFinisher finisher = MaskFinisher.guided(view, Rotation.QUARTER, SIDE, SIDE, kernel);
    FrameComposer composer =
        new FrameComposer(
            CutOut.COMPOSITE,
            new Backdrop.Blur(),
            AlphaPacking.BESIDE,
            WIDTH,
            HEIGHT,
            ColourSpace.BT709,
            kernel);
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, ColourSpace.BT709, 1);
        NativeFrame output = composer.newOutput()) {
      long before = 0;
      for (int i = 0; i <= FRAMES; i++) {
        if (i == 1) {
          before = threads.getCurrentThreadAllocatedBytes();
        }
        preparation.prepare(frame, inputs, 0);
        finisher.finish(masks, 0, frame, mask);
        composer.compose(frame, mask, output);
      }
      long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / FRAMES;
      assertTrue(bytes < BYTES_A_FRAME, bytes + " bytes for a frame");
    }
  }
}
