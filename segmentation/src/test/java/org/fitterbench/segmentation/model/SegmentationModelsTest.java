package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.io.NpyArray;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.fitterbench.segmentation.tflite.TfliteReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SegmentationModelsTest {
  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
  }

  private static SegmentationModel open(Network network, Execution execution) {
    return SegmentationModels.open(
        network, InferenceSettings.defaults().withExecution(execution), TestEngine.started());
  }

  @ParameterizedTest
  @EnumSource
  void aScriptComputesWhatTheLayersSay(Execution execution) {
    for (int[] size : new int[][] {{8, 12}, {20, 4}, {36, 64}}) {
      Network network = SmallNetworks.everyLayer(size[0], size[1], 7);
      float[] pictures = random(2 * network.input().size());
      float[] masks = new float[2 * network.output().size()];
      try (SegmentationModel model = open(network, execution)) {
        model.inputs(2).put(pictures);
        model.infer(masks);
      }
      for (int picture = 0; picture < 2; picture++) {
        float[] one =
            Arrays.copyOfRange(
                pictures, picture * network.input().size(), (picture + 1) * network.input().size());
        double[] expected = PlainEvaluator.run(network, one);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], masks[picture * expected.length + i], 1e-5, "place " + i);
        }
      }
    }
  }

  @Test
  void aSecondCallWithASmallerBatchSeesOnlyItsOwnPictures() {
    Network network = SmallNetworks.everyLayer(8, 8, 3);
    float[] first = random(3 * network.input().size());
    float[] masks = new float[3 * network.output().size()];
    float[] again = new float[network.output().size()];
    try (SegmentationModel model = open(network, Execution.FUSED)) {
      model.inputs(3).put(first);
      model.infer(masks);
      FloatBuffer one = model.inputs(1);
      assertEquals(network.input().size(), one.remaining());
      one.put(first, 2 * network.input().size(), network.input().size());
      model.infer(again);
    }
    assertArrayEquals(Arrays.copyOfRange(masks, 2 * again.length, 3 * again.length), again, 1e-6f);
  }

  @Test
  void aNetworkThatMakesNoMaskIsRefused() {
    Extent rgb = new Extent(4, 4, 3);
    Network network =
        new Network("colours", rgb, List.of(new Layer.Activate(0, rgb, Activation.RELU)));
    assertThrows(UserInputException.class, () -> open(network, Execution.FUSED).close());
  }

  @Test
  void shorterNumbersInsideAScriptMakeNearlyTheSameMask() {
    Network network = SmallNetworks.everyLayer(36, 64, 7);
    float[] pictures = random(network.input().size());
    float[] expected;
    try (SegmentationModel single = open(network, Execution.PORTABLE)) {
      expected = mask(single, pictures);
    }
    InferenceSettings settings = InferenceSettings.defaults().withPrecision(Precision.BF16);
    try (SegmentationModel model =
        SegmentationModels.open(network, settings, TestEngine.started())) {
      assertTrue(model.description().contains("bf16"), model.description());
      assertArrayEquals(expected, mask(model, pictures), 0.05f);
    }
  }

  @Test
  void aGpuThatIsNotThereIsRefusedInOneLine() {
    TorchRuntime engine = TestEngine.started();
    assumeTrue(engine.gpuCount() == 0, "this machine has a GPU");
    Network network = SmallNetworks.everyLayer(8, 8, 3);
    for (Execution execution : Execution.values()) {
      InferenceSettings settings =
          new InferenceSettings(TorchDevice.GPU, Precision.FP32, execution, 1, 1);
      UserInputException refused =
          assertThrows(
              UserInputException.class, () -> SegmentationModels.open(network, settings, engine));
      assertEquals("PyTorch finds no GPU", refused.problem());
    }
  }

  @Test
  void severalCallersShareANetworkAndCloseItInAnyOrder() throws Exception {
    Network network = SmallNetworks.everyLayer(16, 16, 5);
    float[] pictures = random(network.input().size());
    List<SegmentationModel> models =
        SegmentationModels.open(network, InferenceSettings.defaults(), TestEngine.started(), 3);
    float[] expected = mask(models.getFirst(), pictures);
    models.getFirst().close();
    models.getFirst().close();
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      Future<float[]> second = callers.submit(() -> mask(models.get(1), pictures));
      Future<float[]> third = callers.submit(() -> mask(models.get(2), pictures));
      assertArrayEquals(expected, second.get(), 0f);
      assertArrayEquals(expected, third.get(), 0f);
    }
    models.get(2).close();
    assertArrayEquals(expected, mask(models.get(1), pictures), 0f);
    models.get(1).close();
  }

  private static float[] mask(SegmentationModel model, float[] pictures) {
    float[] mask = new float[model.output().size()];
    model.inputs(1).put(pictures);
    model.infer(mask);
    return mask;
  }

  @Test
  void aNetworkThatGivesNoProbabilitiesIsNamed() {
    Network network =
        SmallNetworks.pointwise("endless", 2, new float[] {Float.POSITIVE_INFINITY, 0, 0}, 0);
    try (SegmentationModel model = open(network, Execution.PORTABLE)) {
      UserInputException refused =
          assertThrows(
              UserInputException.class, () -> mask(model, new float[network.input().size()]));
      assertTrue(refused.problem().contains("endless"), refused.problem());
    }
  }

  static Stream<Arguments> goldenMasks() {
    return Stream.of(SelfieNetwork.values())
        .flatMap(network ->
            Stream.of("astronaut", "pattern")
                .flatMap(picture ->
                    Stream.of(Execution.values())
                        .map(execution -> Arguments.of(network, picture, execution))));
  }

  /** Masks of an independent run of the same files. */
  @ParameterizedTest
  @MethodSource("goldenMasks")
  void theSelfieNetworksAgreeWithAnIndependentRun(
      SelfieNetwork network, String picture, Execution execution) {
    Path file = new SelfieAsset(TestEngine.CACHE).file(network);
    assumeTrue(Files.exists(file), "the selfie networks are not installed");
    Path golden = GoldenMasks.folder();
    assumeTrue(Files.isDirectory(golden), "there are no golden masks here");
    String name = GoldenMasks.name(picture, network);
    float[] expected = NpyArray.read(golden.resolve(name + "_mask.npy")).toFloats();
    float[] mask = new float[expected.length];
    try (SegmentationModel model = open(TfliteReader.read(file), execution)) {
      model.inputs(1).put(NpyArray.read(golden.resolve(name + "_input.npy")).toFloats());
      model.infer(mask);
    }
    assertArrayEquals(expected, mask, 2e-3f);
    double overlap = GoldenMasks.intersectionOverUnion(expected, mask);
    assertTrue(overlap >= 0.999, "IoU " + overlap);
  }

  private static float[] random(int count) {
    Random random = new Random(11);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
