package org.fitterbench.segmentation.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.Numbers;
import org.fitterbench.segmentation.script.Operators;
import org.fitterbench.segmentation.script.SmallScripts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TorchScriptModelsTest {
  private static final int HEIGHT = 4;
  private static final int WIDTH = 6;
  private static final float[] PICTURES = random(2 * HEIGHT * WIDTH * 3);
  private static @Nullable TorchRuntime runtime;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startTheEngine() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
    runtime =
        TorchRuntime.start(
            CacheFolder.ofUser(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home"))));
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
    try (SegmentationModel model = open(file)) {
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
        write(
            "Tensor",
            "torch.avg_pool2d(torch.select(input, 1, 0), [2, 2], [2, 2], [0, 0],"
                + " False, True, None)",
            "output: {activation: none}");
    try (SegmentationModel model = open(file)) {
      assertEquals(new Extent(HEIGHT, WIDTH, 3), model.input());
      assertEquals(new Extent(HEIGHT / 2, WIDTH / 2, 1), model.output());
    }
  }

  @Test
  void callersShareTheFileAndCloseItOneByOne() throws IOException {
    Path file = write("Tensor", "torch.select(input, 1, 0)", "output: {activation: none}");
    List<SegmentationModel> models =
        TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            Objects.requireNonNull(runtime),
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
        write(
            "Tensor",
            "torch.select(input, 1, 0)",
            "input: {scale: 0.5}\noutput: {activation: none}");
    List<SegmentationModel> models =
        TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            Objects.requireNonNull(runtime),
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Tensor | input | output: {activation: softmax, class_index: 3} | m.pt gives 1 x 3 x 4 x 6, which has no channel 3; set output.class_index to a number from 0 to 2
          Tensor | torch.slice(input, 1, 0, 1) | output: {activation: softmax} | m.pt gives one channel, whose softmax is 1 everywhere; set output.activation to sigmoid
          Tensor | torch.mul(input, 5) | output: {activation: none} | m.pt gives numbers from 0.00 to 4.79, which are no probabilities; set output.activation to sigmoid for one logit, to softmax for one of each class
          Tensor | torch.sqrt(torch.sub(input, 0.5)) | output: {activation: none} | m.pt gives NaN; check input.scale, input.mean and input.std, or its export
          Tensor | torch.mean(input, [2, 3]) | output: {activation: none} | m.pt gives 1 x 3, no masks; use a model that gives batch x channels x rows x columns, or set output.select
          Tensor | torch.slice(input, 0, 0, 1) | output: {activation: none} | m.pt gives 1 x 3 x 4 x 6 for 2 pictures; set batch_size to 1, or export it for any number of pictures
          Tensor | torch.view(input, [-1, 3, 5, 5]) | output: {activation: none} | m.pt does not take 1 x 3 x 4 x 6: shape '[-1, 3, 5, 5]' is invalid for input of size 72; set input.size and input.layout to what it was made for
          Tensor | torch.view(input, [1, 3, 4, 6]) | output: {activation: none} | m.pt does not take 2 x 3 x 4 x 6: shape '[1, 3, 4, 6]' is invalid for input of size 144; set batch_size to 1, or export it for any number of pictures
          Tensor | input | output: {activation: none, select: 1} | m.pt gives one tensor, not several with '1' among them; set output.select to null
          Tuple[Tensor, Tensor] | (input, input) | output: {activation: none} | m.pt gives 2 results; set output.select to a number from 0 to 1
          Tuple[Tensor, Tensor] | (input, input) | output: {activation: none, select: 2} | m.pt gives 2 results; set output.select to a number from 0 to 1
          Tuple[Tensor, int] | (input, 3) | output: {activation: none, select: 1} | m.pt gives int as result 1, no tensor; set output.select to a tensor
          "Dict[str, Tensor]" | "{""out"": input, ""aux"": input}" | output: {activation: none} | m.pt gives a dictionary; set output.select to one of aux, out
          "Dict[str, Tensor]" | "{""out"": input, ""aux"": input}" | output: {activation: none, select: oat} | m.pt gives no 'oat'; set output.select to 'out'; it gives aux, out
          int | 3 | output: {activation: none} | m.pt gives int, no tensor; export a model that gives a tensor
          """)
  void aModelThatDoesNotDoWhatItsFileSaysIsRefused(
      String type, String expression, String output, String message) throws IOException {
    Path file = write(type, expression, output);
    assertEquals(folder + "/" + message, refusal(file));
  }

  @Test
  void thePrecisionOfAFileIsNotToBeChosen() throws IOException {
    Path file = write("Tensor", "torch.select(input, 1, 0)", "output: {activation: none}");
    Precision other =
        Precision.supportedOn(TorchDevice.CPU).stream()
            .filter(precision -> precision != Precision.FP32)
            .findFirst()
            .orElse(Precision.FP32);
    assumeTrue(other != Precision.FP32, "the CPU has one precision");
    InferenceSettings settings = InferenceSettings.defaults().withPrecision(other);
    assertEquals(
        "the precision of "
            + file
            + " is in the file, and not to be chosen; give fp32, and export the model with the"
            + " precision that it is to have",
        assertThrows(
                UserInputException.class,
                () ->
                    TorchScriptModels.open(
                        file,
                        TorchScriptModels.conventions(file),
                        settings,
                        Objects.requireNonNull(runtime),
                        1))
            .oneLine());
  }

  @Test
  void aFileThatIsNoTorchScriptIsRefused() throws IOException {
    Path file = write("Tensor", "input", "output: {activation: none}");
    byte[] archive = Files.readAllBytes(file);
    String export = "; export it in Python with torch.jit.script(model).save('m.pt')";
    Files.write(file, Arrays.copyOf(archive, archive.length / 2));
    assertEquals(file + " is no TorchScript file, or not whole" + export, refusal(file));
    Files.writeString(file, "a text");
    assertEquals(file + " is no TorchScript file, or not whole" + export, refusal(file));
    Files.write(file, new byte[0]);
    assertEquals(file + " is no TorchScript file, or not whole" + export, refusal(file));
    zip(file, "weights/data.pkl", "");
    assertEquals(
        file + " holds weights without code: it was written by torch.save" + export, refusal(file));
    zip(file, "readme.txt", "");
    assertEquals(file + " is no TorchScript file" + export, refusal(file));
    zip(file, "m/code/__torch__.py", "");
    assertTrue(refusal(file).startsWith(file + " cannot be loaded: "), refusal(file));
    Files.delete(file);
    assertEquals("there is no file '" + file + "'; check the path", refusal(file));
  }

  @Test
  void codeThatTheEngineCannotCompileIsRefusedInOneLine() throws IOException {
    Path file = write("Tensor", "ops.custom.unknown(input)", "output: {activation: none}");
    String message = refusal(file);
    assertTrue(message.startsWith(file + " cannot be loaded: "), message);
    assertTrue(message.lines().count() == 1 && message.contains("custom::unknown"), message);
  }

  @Test
  void withoutTheFileBesideItTheTemplateIsNamed() throws IOException {
    Path file = write("Tensor", "input", "output: {activation: none}");
    Path beside = folder.resolve("m.yaml");
    Files.delete(beside);
    assertEquals(
        "there is no '"
            + beside
            + "', which says what m.pt takes and gives; start from what 'fitter-bench segment"
            + " --print-model-template' prints",
        refusal(file));
  }

  private void assertMasks(String type, String expression, String conventions, Mask mask)
      throws IOException {
    Path file = write(type, expression, conventions);
    float[] masks = new float[2 * HEIGHT * WIDTH];
    try (SegmentationModel model = open(file)) {
      assertEquals(new Extent(HEIGHT, WIDTH, 1), model.output());
      model.inputs(2).put(PICTURES);
      model.infer(masks);
    }
    for (int i = 0; i < masks.length; i++) {
      double expected = mask.of(PICTURES[3 * i], PICTURES[3 * i + 1], PICTURES[3 * i + 2]);
      assertEquals(expected, masks[i], 1e-6, "place " + i);
    }
  }

  private Path write(String type, String expression, String conventions) throws IOException {
    Path file = folder.resolve("m.pt");
    Files.write(file, SmallScripts.archive(type, expression));
    String size = "size: [" + HEIGHT + ", " + WIDTH + "]";
    Files.writeString(
        folder.resolve("m.yaml"),
        conventions.startsWith("input: {")
            ? conventions.replace("input: {", "input: {" + size + ", ")
            : "input: {" + size + "}\n" + conventions);
    return file;
  }

  private static SegmentationModel open(Path file) {
    return TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            Objects.requireNonNull(runtime),
            1)
        .getFirst();
  }

  private static String refusal(Path file) {
    return assertThrows(UserInputException.class, () -> open(file).close()).oneLine();
  }

  private static void zip(Path file, String entry, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
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
