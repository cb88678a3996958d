package org.fitterbench.segmentation.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.torchscript.ScriptConventions.ChannelOrder;
import org.fitterbench.segmentation.torchscript.ScriptConventions.Layout;
import org.fitterbench.segmentation.torchscript.ScriptConventions.OutputActivation;
import org.fitterbench.segmentation.torchscript.ScriptConventions.OutputChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptConventionsTest {
  @Test
  void everyKeyIsRead() {
    assertEquals(
        new ScriptConventions(
            512,
            1024,
            Layout.NHWC,
            ChannelOrder.BGR,
            255,
            List.of(104.0, 117.5, 123.0),
            List.of(1.0, 2.0, 3.0),
            OutputActivation.SOFTMAX,
            15,
            new OutputChoice.Named("out")),
        parse(
            """
            input:
              size: [512, 1024]
              layout: NHWC
              channels: BGR
              scale: 255
              mean: [104, 117.5, 123]
              std: [1, 2, 3]
            output:
              activation: softmax
              class_index: 15
              select: out
            """));
  }

  @Test
  void whatIsMissingIsThePlainestNetwork() {
    ScriptConventions read = parse("input: {size: [32, 64]}\noutput: {activation: none}");
    assertEquals(
        new ScriptConventions(
            32,
            64,
            Layout.NCHW,
            ChannelOrder.RGB,
            1,
            List.of(0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0),
            OutputActivation.NONE,
            0,
            new OutputChoice.Only()),
        read);
    assertEquals("2 x 3 x 32 x 64", read.shape(2));
  }

  @Test
  void theTemplateIsAFileOfTheDefaults() {
    assertEquals(
        parse("input: {size: [256, 256]}\noutput: {activation: sigmoid}"),
        parse(ScriptConventions.template()));
  }

  @Test
  void theShippedSchemaIsTheOneOfTheKeys() throws IOException {
    Path shipped = Path.of("..", "docs", "segmentation-model.schema.json");
    assertEquals(ScriptConventions.schema(), Files.readString(shipped));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          output: {activation: none} | m.yaml: the key input.size is missing; give [height, width], each a whole number from 1 to 8192
          input: {size: [1, 2]} | m.yaml: the key output.activation is missing; give one of none, sigmoid, softmax
          input: {size: 256} | m.yaml, line 1: input.size is 256; give [height, width], each a whole number from 1 to 8192
          input: {std: [1, 0, 1]} | m.yaml, line 1: input.std is [1,0,1]; give [first, second, third], each a number from 0.000001 to 1000000
          input: {layout: nchw} | m.yaml, line 1: input.layout is 'nchw'; give one of NCHW, NHWC
          input: {normalise: true} | m.yaml, line 1: input has no key 'normalise'; did you mean 'scale'? Its keys are size, layout, channels, scale, mean, std
          output: {select: -1} | m.yaml, line 1: output.select is -1; give a whole number from 0 to 1000 or a name, or null
          output: {select: [0]} | m.yaml, line 1: output.select is [0]; give a whole number from 0 to 1000 or a name, or null
          inputs: {} | m.yaml, line 1: there is no section 'inputs'; did you mean 'input'? The sections are input, output
          """)
  void aMistakeIsNamedWithTheWayOut(String text, String message) {
    assertEquals(message, assertThrows(UserInputException.class, () -> parse(text)).oneLine());
  }

  private static ScriptConventions parse(String text) {
    return ScriptConventions.parse("m.yaml", text);
  }
}
