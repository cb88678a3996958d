package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens when the pictures of a batch, or what is computed of them, find no memory. */
final class BatchMemoryTest {
  private static final int MANY = InferenceSettings.LARGEST_BATCH;

  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
  }

  @Test
  void aBatchWhoseValuesFindNoMemoryIsTooLargeAndASmallerOneGoesOn() throws IOException {
    Path policy = Path.of("/proc/sys/vm/overcommit_memory");
    assumeTrue(
        Files.exists(policy) && !Files.readString(policy).strip().equals("1"),
        "this system promises memory that it does not have");
    long memory =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    int side = (int) Math.sqrt(2.0 * memory / MANY / Float.BYTES);
    assumeTrue((long) side * side <= Extent.MAXIMUM_SIZE, "this machine has too much memory");
    try (SegmentationModel model = open(enlarging(side))) {
      float[] masks = new float[MANY];
      model.inputs(MANY);
      BatchTooLargeException refused =
          assertThrows(BatchTooLargeException.class, () -> model.infer(masks));
      assertEquals(MANY, refused.batch());
      assertTrue(String.valueOf(refused.getMessage()).contains("enlarging"));
      model.inputs(1);
      model.infer(masks);
      assertEquals(0.25f, masks[0], 1e-3);
    }
  }

  @Test
  void picturesThatNoBufferHoldsAreTooLarge() {
    Extent input = new Extent(1 << 10, 1 << 11, 3);
    Network network =
        new Network(
            "wide",
            input,
            List.of(
                new Layer.GlobalAverage(0, new Extent(1, 1, 3)),
                point(1, 3, new float[] {0, 0, 0})));
    try (SegmentationModel model = open(network)) {
      BatchTooLargeException refused =
          assertThrows(BatchTooLargeException.class, () -> model.inputs(MANY));
      assertEquals(MANY, refused.batch());
      assertEquals(input.size(), model.inputs(1).remaining());
    }
  }

  /** One number, enlarged to a square and averaged again. */
  private static Network enlarging(int side) {
    return new Network(
        "enlarging",
        new Extent(1, 1, 3),
        List.of(
            point(0, 3, new float[] {0, 0, 0}),
            new Layer.BilinearResize(1, new Extent(side, side, 1)),
            new Layer.GlobalAverage(2, new Extent(1, 1, 1))));
  }

  /** A quarter plus a sum of channels at one place. */
  private static Layer point(int input, int channels, float[] weights) {
    assertEquals(channels, weights.length);
    return new Layer.Convolution(
        input,
        new Extent(1, 1, 1),
        new Filter(1, 1, 1, 1),
        Padding.NONE,
        weights,
        new float[] {0.25f},
        Activation.NONE);
  }

  private static SegmentationModel open(Network network) {
    return SegmentationModels.open(
        network,
        InferenceSettings.defaults().withExecution(Execution.PORTABLE),
        TestEngine.started());
  }
}
