package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.io.NpyArray;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.fitterbench.segmentation.tflite.TfliteReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that compute with integers of 8 bits. */
final class IntegerPrecisionTest {
  private static final InferenceSettings INTEGERS =
      InferenceSettings.defaults().withPrecision(Precision.INT8);

  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
  }

  @ParameterizedTest
  @EnumSource(names = {"FUSED", "PORTABLE"})
  void masksAreNearThoseOfTheLayers(Execution execution) {
    for (int[] size : new int[][] {{8, 12}, {20, 4}, {36, 64}}) {
      Network network = untrained(SmallNetworks.everyLayer(size[0], size[1], 7));
      float[] picture = random(network.input().size());
      double[] expected = PlainEvaluator.run(network, picture);
      try (SegmentationModel model = open(network, INTEGERS.withExecution(execution))) {
        assertTrue(model.description().contains("int8 on the cpu in 2 of 5"), model.description());
        float[] mask = mask(model, picture);
        double difference = 0;
        double furthest = 0;
        for (int i = 0; i < mask.length; i++) {
          double apart = Math.abs(expected[i] - mask[i]);
          difference += apart / mask.length;
          furthest = Math.max(furthest, apart);
        }
        assertTrue(difference < 0.02, "on average " + difference);
        assertTrue(furthest > 1e-4, "nothing was rounded to 8 bits");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void builtInNetworksComputeWithIntegersAllThrough(BuiltinNetwork builtin) {
    Network network = builtin.of(64, 96);
    float[] picture = PaintedPortrait.of(network.input());
    float[] expected;
    try (SegmentationModel single = open(network, InferenceSettings.defaults())) {
      expected = mask(single, picture);
    }
    try (SegmentationModel model = open(network, INTEGERS)) {
      // The first convolution, of three channels, and the last, to one, are the others.
      long integers = network.convolutionCount() - 2;
      assertTrue(model.description().contains("int8 on the cpu in " + integers + " of"));
      assertArrayEquals(expected, mask(model, picture), 0.15f);
      assertFalse(Arrays.equals(expected, mask(model, picture)));
    }
  }

  @Test
  void theMaskOfAPictureIsTheSameInABatchAndInAnotherModel() {
    Network network = BuiltinNetwork.MOBILENET.of(64, 64);
    float[] pictures = random(2 * network.input().size());
    float[] masks = new float[2 * network.output().size()];
    float[] second = Arrays.copyOfRange(pictures, pictures.length / 2, pictures.length);
    try (SegmentationModel model = open(network, INTEGERS);
        SegmentationModel other = open(network, INTEGERS)) {
      model.inputs(2).put(pictures);
      model.infer(masks);
      float[] alone = mask(other, second);
      assertArrayEquals(Arrays.copyOfRange(masks, alone.length, masks.length), alone, 1e-5f);
    }
  }

  @Test
  void severalCallersComputeAtTheSameTime() throws Exception {
    Network network = untrained(SmallNetworks.everyLayer(36, 64, 7));
    float[] picture = random(network.input().size());
    List<SegmentationModel> models =
        SegmentationModels.open(network, INTEGERS, TestEngine.started(), 2);
    float[] expected = mask(models.getFirst(), picture);
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20; round++) {
        Future<float[]> first = callers.submit(() -> mask(models.getFirst(), picture));
        Future<float[]> second = callers.submit(() -> mask(models.getLast(), picture));
        assertArrayEquals(expected, first.get(), 0f);
        assertArrayEquals(expected, second.get(), 0f);
      }
    }
    models.forEach(SegmentationModel::close);
  }

  /**
   * The photograph is square: squeezed to the landscape network's shape its mask is unsure, and far
   * from that of single precision already in bfloat16.
   */
  @ParameterizedTest
  @CsvSource({
    "GENERAL, astronaut, 0.99",
    "GENERAL, pattern, 0.99",
    "LANDSCAPE, pattern, 0.99",
    "LANDSCAPE, astronaut, 0.93"
  })
  void masksOfTheSelfieNetworksStayWhatTheyAre(SelfieNetwork selfie, String picture, double least) {
    Path file = new SelfieAsset(TestEngine.CACHE).file(selfie);
    assumeTrue(Files.exists(file), "the selfie networks are not installed");
    Path golden = GoldenMasks.folder();
    assumeTrue(Files.isDirectory(golden), "there are no golden masks here");
    String name = GoldenMasks.name(picture, selfie);
    float[] expected = NpyArray.read(golden.resolve(name + "_mask.npy")).toFloats();
    try (SegmentationModel model = open(TfliteReader.read(file), INTEGERS)) {
      assertFalse(model.description().contains(" 0 of "), model.description());
      float[] input = NpyArray.read(golden.resolve(name + "_input.npy")).toFloats();
      double overlap = GoldenMasks.intersectionOverUnion(expected, mask(model, input));
      assertTrue(overlap >= least, "IoU " + overlap);
    }
  }

  @Test
  void aNetworkThatSeesNobodyComputesWithIntegersToo() {
    Network network = SmallNetworks.everyLayer(16, 16, 3);
    try (SegmentationModel model = open(network, INTEGERS)) {
      float[] mask = mask(model, random(network.input().size()));
      assertEquals(network.output().size(), mask.length);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aNetworkOfNumbersForWhichIntegersCannotStandIsNamed(float bias) {
    Network network = SmallNetworks.pointwise("endless", 4, new float[3], bias);
    UserInputException refused =
        assertThrows(UserInputException.class, () -> open(network, INTEGERS));
    assertTrue(refused.problem().contains("endless"), refused.problem());
    assertEquals("choose fp32", refused.remedy());
  }

  private static Network untrained(Network network) {
    return new Network(network.name(), network.input(), network.layers(), false);
  }

  private static SegmentationModel open(Network network, InferenceSettings settings) {
    return SegmentationModels.open(network, settings, TestEngine.started());
  }

  private static float[] mask(SegmentationModel model, float[] picture) {
    float[] mask = new float[model.output().size()];
    model.inputs(1).put(picture);
    model.infer(mask);
    return mask;
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
