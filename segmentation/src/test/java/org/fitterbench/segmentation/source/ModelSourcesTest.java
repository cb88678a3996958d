package org.fitterbench.segmentation.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.settings.InputSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelSourcesTest {
  private static final CacheFolder CACHE =
      CacheFolder.ofUser(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));

  @TempDir private Path folder = Path.of("");

  @Test
  void namesAndFilesBecomeSources() {
    assertEquals(new ModelSource.Selfie(Optional.empty()), ModelSources.parse("auto", folder));
    assertEquals(
        new ModelSource.Selfie(Optional.of(SelfieNetwork.GENERAL)),
        ModelSources.parse("selfie", folder));
    assertEquals(
        new ModelSource.Selfie(Optional.of(SelfieNetwork.LANDSCAPE)),
        ModelSources.parse("selfie-landscape", folder));
    assertEquals(
        new ModelSource.TfliteFile(folder.resolve("a.TFLITE")),
        ModelSources.parse("a.TFLITE", folder));
    assertEquals(
        new ModelSource.TorchScriptFile(folder.resolve("a.pt")),
        ModelSources.parse("a.pt", folder));
  }

  @Test
  void anotherWordIsRefusedWithTheNearestName() throws IOException {
    assertEquals(
        "there is no model 'selfy'; did you mean 'selfie'? Models are auto, selfie,"
            + " selfie-landscape, unet, mobilenet, or a .tflite or .pt file",
        refusal(() -> ModelSources.parse("selfy", folder)));
    Files.writeString(folder.resolve("m.onnx"), "onnx");
    assertEquals(
        "--model 'm.onnx' is no file of a kind that is read; name a .tflite file, or a .pt"
            + " file of TorchScript",
        refusal(() -> ModelSources.parse("m.onnx", folder)));
  }

  @Test
  void theBuiltInNetworksTakeAnySizeOfTheirMultiple() {
    ModelSource source = ModelSources.parse("unet", folder);
    assertEquals(new ModelSource.Builtin(BuiltinNetwork.UNET), source);
    assertEquals(
        new Extent(256, 256, 1),
        ModelSources.network(source, CACHE, 9, 9, Optional.empty()).output());
    assertEquals(
        new Extent(64, 96, 1),
        ModelSources.network(source, CACHE, 9, 9, Optional.of(new InputSize(96, 64))).output());
    assertEquals(
        "the network unet cannot take pictures of 256 x 144; give an input size of multiples of 32,"
            + " or null for its own 256 x 256",
        refusal(
            () -> ModelSources.network(source, CACHE, 9, 9, Optional.of(new InputSize(256, 144)))));
  }

  @Test
  void whetherAModelTakesASizeIsToldWithoutLoadingIt() throws IOException {
    ModelSource unet = ModelSources.parse("unet", folder);
    assertTrue(ModelSources.takes(unet, CACHE, new InputSize(96, 64)));
    assertFalse(ModelSources.takes(unet, CACHE, new InputSize(256, 144)));
    Files.writeString(
        folder.resolve("m.yaml"), "input: {size: [32, 64]}\noutput: {activation: none}");
    Files.writeString(folder.resolve("m.pt"), "");
    ModelSource script = ModelSources.parse("m.pt", folder);
    assertTrue(ModelSources.takes(script, CACHE, new InputSize(64, 32)));
    assertFalse(ModelSources.takes(script, CACHE, new InputSize(32, 64)));
    assumeTrue(new SelfieAsset(CACHE).isComplete(), "the selfie networks are not installed");
    ModelSource selfie = ModelSource.automatic();
    assertTrue(ModelSources.takes(selfie, CACHE, new InputSize(256, 144)));
    assertFalse(ModelSources.takes(selfie, CACHE, new InputSize(250, 256)));
  }

  @Test
  void aTorchScriptFileIsLoadedWithItsOwnSizeAlone() throws IOException {
    ModelSource source = ModelSources.parse("m.pt", folder);
    Path file = folder.resolve("m.pt");
    assertEquals(
        "there is no file '" + file + "'; check the path",
        refusal(() -> ModelSources.load(source, CACHE, 9, 9, Optional.empty())));
    Files.writeString(file, "");
    Files.writeString(
        folder.resolve("m.yaml"), "input: {size: [32, 64]}\noutput: {activation: none}");
    assertEquals(file.toString(), ModelSources.load(source, CACHE, 9, 9, Optional.empty()).name());
    assertEquals(
        file.toString(),
        ModelSources.load(source, CACHE, 9, 9, Optional.of(new InputSize(64, 32))).name());
    assertEquals(
        file
            + " takes pictures of 64 x 32, not of 256 x 144; set model.input_size to null, or"
            + " input.size in m.yaml",
        refusal(
            () -> ModelSources.load(source, CACHE, 9, 9, Optional.of(new InputSize(256, 144)))));
    assertEquals(
        file + " is TorchScript, whose layers are not known here; name another model for this",
        refusal(() -> ModelSources.network(source, CACHE, 9, 9, Optional.empty())));
  }

  @Test
  void aLoadedNetworkIsNamedByItsInput() {
    ModelSource source = ModelSources.parse("mobilenet", folder);
    assertEquals(
        "mobilenet 64 x 96 x 3",
        ModelSources.load(source, CACHE, 9, 9, Optional.of(new InputSize(96, 64))).name());
  }

  @Test
  void theSelfieNetworkSuitsThePictureOrTheSizeThatIsAskedFor() {
    assumeTrue(new SelfieAsset(CACHE).isComplete(), "the selfie networks are not installed");
    assertEquals(new Extent(256, 256, 3), selfie(1080, 1080, Optional.empty()).input());
    assertEquals(new Extent(144, 256, 3), selfie(1920, 1080, Optional.empty()).input());
    assertEquals(
        new Extent(256, 256, 3), selfie(1920, 1080, Optional.of(new InputSize(256, 256))).input());
    Network large = selfie(1080, 1080, Optional.of(new InputSize(512, 384)));
    assertEquals(new Extent(384, 512, 3), large.input());
    assertEquals(new Extent(384, 512, 1), large.output());
  }

  @Test
  void aSizeThatTheNetworkCannotTakeIsRefusedWithWhatItCan() {
    assumeTrue(new SelfieAsset(CACHE).isComplete(), "the selfie networks are not installed");
    assertEquals(
        "the network selfie_segmentation.tflite cannot take pictures of 250 x 256; give an input"
            + " size of multiples of 16, or null for its own 256 x 256",
        refusal(() -> selfie(9, 9, Optional.of(new InputSize(250, 256)))));
  }

  private static Network selfie(int width, int height, Optional<InputSize> size) {
    return ModelSources.network(ModelSource.automatic(), CACHE, width, height, size);
  }

  private static String refusal(Runnable wrong) {
    return assertThrows(UserInputException.class, wrong::run).oneLine();
  }
}
