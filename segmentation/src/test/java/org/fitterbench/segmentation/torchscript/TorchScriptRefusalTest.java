package org.fitterbench.segmentation.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.TestEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are no TorchScript, and models that do not do what is said of them. */
final class TorchScriptRefusalTest {
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startTheEngine() {
    TestEngine.started();
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
    Path file = SmallModelFile.write(folder, type, expression, output);
    assertEquals(folder + "/" + message, refusal(file));
  }

  @ParameterizedTest
  @EnumSource(names = {"BF16", "INT8"})
  void thePrecisionOfAFileIsNotToBeChosen(Precision other) throws IOException {
    Path file =
        SmallModelFile.write(
            folder, "Tensor", "torch.select(input, 1, 0)", "output: {activation: none}");
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
                        TestEngine.started(),
                        1))
            .oneLine());
  }

  @Test
  void aFileThatIsNoTorchScriptIsRefused() throws IOException {
    Path file = SmallModelFile.write(folder, "Tensor", "input", "output: {activation: none}");
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
    Path file =
        SmallModelFile.write(
            folder, "Tensor", "ops.custom.unknown(input)", "output: {activation: none}");
    String message = refusal(file);
    assertTrue(message.startsWith(file + " cannot be loaded: "), message);
    assertTrue(message.lines().count() == 1 && message.contains("custom::unknown"), message);
  }

  @Test
  void withoutTheFileBesideItTheTemplateIsNamed() throws IOException {
    Path file = SmallModelFile.write(folder, "Tensor", "input", "output: {activation: none}");
    Path beside = folder.resolve("m.yaml");
    Files.delete(beside);
    assertEquals(
        "there is no '"
            + beside
            + "', which says what m.pt takes and gives; start from what 'fitter-bench segment"
            + " --print-model-template' prints",
        refusal(file));
  }

  private static String refusal(Path file) {
    return assertThrows(UserInputException.class, () -> SmallModelFile.open(file).close())
        .oneLine();
  }

  private static void zip(Path file, String entry, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
