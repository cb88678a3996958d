package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of inferences leave nothing behind, and threads that come and go disturb no other. */
final class InferenceSoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int ROUNDS = 5;
  private static final int INFERENCES = 1_500;

  /** The values of one inference have some 15,000 bytes: one kept of each would be 22 MB. */
  private static final long ALLOWED_KIBIBYTES = 5_000;

  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
  }

  @ParameterizedTest
  @EnumSource
  void nativeMemoryStaysAsItIs(Execution execution) throws IOException {
    memoryStays(InferenceSettings.defaults().withExecution(execution));
  }

  @Test
  void nativeMemoryStaysAsItIsWithIntegers() throws IOException {
    memoryStays(InferenceSettings.defaults().withPrecision(Precision.INT8));
  }

  private static void memoryStays(InferenceSettings settings) throws IOException {
    assumeTrue(Files.exists(STATUS), "this system does not tell a process's memory");
    Network network = SmallNetworks.everyLayer(16, 16, 1);
    float[] mask = new float[network.output().size()];
    try (SegmentationModel model = open(network, settings, 1).getFirst()) {
      long smallest = Long.MAX_VALUE;
      // The first rounds may still touch new pages of the Java heap, which each begins anew after a
      // collection; a leak would show in every round.
      for (int round = 0; round < ROUNDS && smallest > ALLOWED_KIBIBYTES; round++) {
        ManagementFactory.getMemoryMXBean().gc();
        long before = residentKibibytes();
        for (int i = 0; i < INFERENCES; i++) {
          infer(model, mask);
        }
        smallest = Math.min(smallest, residentKibibytes() - before);
      }
      assertTrue(smallest <= ALLOWED_KIBIBYTES, smallest + " KiB more in each round");
    }
  }

  @Test
  void callersOnThreadsThatComeAndGoGetTheSameMasks() throws Exception {
    Network network = SmallNetworks.everyLayer(16, 16, 1);
    List<SegmentationModel> models = open(network, InferenceSettings.defaults(), 4);
    float[] expected = new float[network.output().size()];
    infer(models.getFirst(), expected);
    for (int round = 0; round < 25; round++) {
      List<Future<float[]>> made = new ArrayList<>();
      try (ExecutorService callers = Executors.newFixedThreadPool(models.size())) {
        for (SegmentationModel model : models) {
          made.add(
              callers.submit(() -> {
                float[] mask = new float[expected.length];
                for (int i = 0; i < 20; i++) {
                  infer(model, mask);
                }
                return mask;
              }));
        }
      }
      for (Future<float[]> mask : made) {
        assertArrayEquals(expected, mask.get(), 0f);
      }
    }
    models.forEach(SegmentationModel::close);
  }

  private static List<SegmentationModel> open(
      Network network, InferenceSettings settings, int callers) {
    return SegmentationModels.open(network, settings, TestEngine.started(), callers);
  }

  private static void infer(SegmentationModel model, float[] mask) {
    var pictures = model.inputs(1);
    while (pictures.hasRemaining()) {
      pictures.put(pictures.position() % 7 / 7f);
    }
    model.infer(mask);
  }

  private static long residentKibibytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
