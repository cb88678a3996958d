package org.fitterbench.segmentation.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.TestEngine;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.Numbers;
import org.fitterbench.segmentation.script.Operators;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorchScriptModelsTest {
  private static final int HEIGHT = SmallModelFile.HEIGHT;
  private static final int WIDTH = SmallModelFile.WIDTH;
  private static final float[] PICTURES = random(2 * HEIGHT * WIDTH * 3);
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
  }

  /** A function of a place's red, green and blue. */
  private interface Mask {
    double of(double red, double green, double blue);
  }

  @Test
  void colourPlanesAreTakenAndAChannelIsGiven() throws IOException {
    assertMasks(
        "Tensor", "torch.slice(input, 1, 0, 1)", "output: {activation: none}", (red, _, _) -> red);
    assertMasks(
        "Tensor",
        "torch.slice(input, 1, 0, 1)",
        "input: {channels: BGR}\noutput: {activation: none}",
        (_, _, blue) -> blue);
  }

  @Test
  void placesWithTheirColoursAreTakenAndGiven() throws IOException {
    assertMasks(
        "Tensor",
        "input",
        "input: {layout: NHWC}\noutput: {activation: none, class_index: 1}",
        (_, green, _) -> green);
  }

  @Test
  void coloursAreScaledThenNormalisedInTheirOrder() throws IOException {
    assertMasks(
        "Tensor",
        "torch.select(input, 1, 0)",
        "input: {channels: BGR, scale: 255, mean: [100, 1, 2], std: [50, 3, 4]}\n"
            + "output: {activation: sigmoid}",
        (_, _, blue) -> 1 / (1 + Math.exp(-(255 * blue - 100) / 50)));
  }

  @Test
  void theProbabilityOfAClassIsItsShareOfAllExponentials() throws IOException {
    assertMasks(
        "Tensor",
        "input",
        "output: {activation: softmax, class_index: 2}",
        (red, green, blue) -> Math.exp(blue) / (Math.exp(red) + Math.exp(green) + Math.exp(blue)));
    assertMasks(
        "Tensor",
        "input",
        "input: {layout: NHWC}\noutput: {activation: softmax, class_index: 0}",
        (red, green, blue) -> Math.exp(red) / (Math.exp(red) + Math.exp(green) + Math.exp(blue)));
  }

  @Test
  void aResultOfATupleAListOrADictionaryIsChosen() throws IOException {
    Mask green = (_, value, _) -> value;
    String first = "torch.select(input, 1, 0)";
    String second = "torch.select(input, 1, 1)";
    assertMasks(
        "Tuple[Tensor, Tensor]",
        "(" + first + ", " + second + ")",
        "output: {activation: none, select: 1}",
        green);
    assertMasks(
        "List[Tensor]",
        "[" + first + ", " + second + "]",
        "output: {activation: none, select: 1}",
        green);
    assertMasks(
        "Dict[str, Tensor]",
        "{\"aux\": " + first + ", \"out\": " + second + "}",
        "output: {activation: none, select: out}",
        green);
    assertMasks("Tuple[Tensor]", "(" + second + ",)", "output: {activation: none}", green);
  }

  @Test
  void aModuleThatViewsItsValuesGetsPlanesInOrder() throws IOException {
    assertMasks(
        "Tensor",
        "torch.view(torch.select(torch.view(input, [-1, 3, 24]), 1, 2), [-1, 4, 6])",
        "output: {activation: none}",
        (_, _, blue) -> blue);
  }

  @Test
  void numbersOfAnyPrecisionAreTaken() throws IOException {
    assertMasks(
        "Tensor",
        "torch.to(torch.select(input, 1, 1), 7)",
        "output: {activation: none}",
        (_, green, _) -> green);
    assertMasks(
        "Tensor",
        "torch.to(torch.select(input, 1, 1), 5)",
        "output: {activation: none}",
        (_, green, _) -> Float.float16ToFloat(Float.floatToFloat16((float) green)));
    assertMasks(
        "Tensor",
        "torch.to(torch.to(torch.mul(torch.select(input, 1, 1), 2), 3), 15)",
        "output: {activation: none}",
        (_, green, _) -> Math.floor(2 * green));
  }

  @Test
  void aNetworkThatWasWrittenAsAFileComputesWhatItsLayersSay() throws IOException {
    Network network = SmallNetworks.everyLayer(HEIGHT, 2 * WIDTH, 5);
    Path file = folder.resolve("net.pt");
    Files.write(file, NetworkScript.archive(network, Operators.STANDARD, Numbers.FLOAT32));
    Files.writeString(
        folder.resolve("net.yaml"),
        "input: {size: [4, 12], layout: NHWC}\noutput: {activation: none}");
    float[] masks = new float[network.output().size()];
    try (SegmentationModel model = SmallModelFile.open(file)) {
      model.inputs(1).put(PICTURES);
      model.infer(masks);
    }
    double[] expected = PlainEvaluator.run(network, PICTURES);
    for (int i = 0; i < masks.length; i++) {
      assertEquals(expected[i], masks[i], 1e-5, "place " + i);
    }
  }

  @Test
  void theMaskMayBeSmallerThanThePicture() throws IOException {
    Path file =
        SmallModelFile.write(
            folder,
            "Tensor",
            "torch.avg_pool2d(torch.select(input, 1, 0), [2, 2], [2, 2], [0, 0],"
                + " False, True, None)",
            "output: {activation: none}");
    try (SegmentationModel model = SmallModelFile.open(file)) {
      assertEquals(new Extent(HEIGHT, WIDTH, 3), model.input());
      assertEquals(new Extent(HEIGHT / 2, WIDTH / 2, 1), model.output());
    }
  }

  @Test
  void callersShareTheFileAndCloseItOneByOne() throws IOException {
    Path file =
        SmallModelFile.write(
            folder, "Tensor", "torch.select(input, 1, 0)", "output: {activation: none}");
    List<SegmentationModel> models =
        TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            TestEngine.started(),
            2);
    models.getFirst().close();
    float[] mask = new float[HEIGHT * WIDTH];
    try (SegmentationModel second = models.get(1)) {
      second.inputs(1).put(PICTURES, 0, HEIGHT * WIDTH * 3);
      second.infer(mask);
      assertTrue(second.meaningfulMasks());
      assertEquals("m.pt 4 x 6 x 3 as TorchScript of its own, on the cpu", second.description());
    }
    assertEquals(PICTURES[0], mask[0], 1e-6);
  }

  @Test
  void callersOnTheirOwnThreadsGetTheirOwnMasks() throws IOException, InterruptedException {
    Path file =
        SmallModelFile.write(
            folder,
            "Tensor",
            "torch.select(input, 1, 0)",
            "input: {scale: 0.5}\noutput: {activation: none}");
    List<SegmentationModel> models =
        TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            TestEngine.started(),
            2);
    float[][] masks = new float[2][HEIGHT * WIDTH];
    List<Thread> threads =
        IntStream.range(0, 2)
            .mapToObj(caller ->
                Thread.ofPlatform()
                    .start(() -> {
                      try (SegmentationModel model = models.get(caller)) {
                        for (int round = 0; round < 50; round++) {
                          model
                              .inputs(1)
                              .put(PICTURES, caller * HEIGHT * WIDTH * 3, HEIGHT * WIDTH * 3);
                          model.infer(masks[caller]);
                        }
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < 2 * HEIGHT * WIDTH; i++) {
      assertEquals(
          PICTURES[3 * i] / 2,
          masks[i / (HEIGHT * WIDTH)][i % (HEIGHT * WIDTH)],
          1e-6,
          "place " + i);
    }
  }

  private void assertMasks(String type, String expression, String conventions, Mask mask)
      throws IOException {
    Path file = SmallModelFile.write(folder, type, expression, conventions);
    float[] masks = new float[2 * HEIGHT * WIDTH];
    try (SegmentationModel model = SmallModelFile.open(file)) {
      assertEquals(new Extent(HEIGHT, WIDTH, 1), model.output());
      model.inputs(2).put(PICTURES);
      model.infer(masks);
    }
    for (int i = 0; i < masks.length; i++) {
      double expected = mask.of(PICTURES[3 * i], PICTURES[3 * i + 1], PICTURES[3 * i + 2]);
      assertEquals(expected, masks[i], 1e-6, "place " + i);
    }
  }

  private static float[] random(int count) {
    Random random = new Random(17);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
