package org.fitterbench.segmentation.torchscript;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.yaml.DocumentSchema;
import org.fitterbench.segmentation.yaml.KeyedDocument;

/**
 * What a TorchScript file takes and gives: the YAML file beside it.
 *
 * @param height rows of a picture
 * @param width columns of a picture
 * @param layout the order of the axes of its input and output
 * @param channels the order of the colours
 * @param scale what a colour from 0 to 1 is multiplied with
 * @param mean what is subtracted then, for each colour in {@code channels}' order
 * @param std what is divided by last, likewise
 * @param activation what makes probabilities of its numbers
 * @param classIndex the channel of people
 * @param choice which of several results
 */
public record ScriptConventions(
    int height,
    int width,
    Layout layout,
    ChannelOrder channels,
    double scale,
    List<Double> mean,
    List<Double> std,
    OutputActivation activation,
    int classIndex,
    OutputChoice choice) {
  private static final KeyedDocument<ScriptKey> DOCUMENT =
      new KeyedDocument<>(ScriptKey.class, "what a TorchScript file takes and gives");

  /** The order of a tensor's axes. */
  public enum Layout {
    /** Batch, channels, rows, columns. */
    NCHW,
    /** Batch, rows, columns, channels. */
    NHWC
  }

  /** The order of the colours. */
  public enum ChannelOrder {
    RGB,
    BGR
  }

  /** What makes probabilities of a network's numbers. */
  public enum OutputActivation {
    /** They are probabilities. */
    NONE,
    /** 1 / (1 + e⁻ˣ) of one channel. */
    SIGMOID,
    /** eˣ of one channel over the sum of those of all. */
    SOFTMAX;

    /** The name in the file. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which of several results is the mask. */
  public sealed interface OutputChoice {
    /** There is one. */
    record Only() implements OutputChoice {}

    /** The one of a number in a tuple or a list. */
    record Numbered(int index) implements OutputChoice {}

    /** The one of a name in a dictionary. */
    record Named(String name) implements OutputChoice {}
  }

  public ScriptConventions {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /**
   * Reads a file.
   *
   * @throws UserInputException when it cannot be read, has a key or a value that is not known, or
   *     lacks one that cannot be guessed
   */
  public static ScriptConventions read(Path file) {
    return withDefaults(DOCUMENT.read(file));
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in a message
   * @throws UserInputException as {@link #read}
   */
  public static ScriptConventions parse(String name, String text) {
    return withDefaults(DOCUMENT.parse(name, text));
  }

  private static ScriptConventions withDefaults(Map<ScriptKey, JsonNode> given) {
    Map<ScriptKey, JsonNode> values = new EnumMap<>(ScriptKey.class);
    for (ScriptKey key : ScriptKey.values()) {
      values.put(key, given.getOrDefault(key, key.otherwise()));
    }
    return of(values);
  }

  /** A file to start from, with every key explained. */
  public static String template() {
    Map<ScriptKey, JsonNode> values = new EnumMap<>(ScriptKey.class);
    for (ScriptKey key : ScriptKey.values()) {
      values.put(key, key.otherwise());
    }
    return DOCUMENT.format(
        values,
        "What the TorchScript file of the same name takes and gives. input.size and"
            + " output.activation have to be there; another key that is missing has the value"
            + " below.");
  }

  /** The JSON Schema of such a file, for an editor or another program. */
  public static String schema() {
    return DocumentSchema.of(
        DOCUMENT,
        "urn:fitterbench:segmentation-model:1",
        "fitter-bench TorchScript model",
        "What a TorchScript file takes and gives: m.yaml beside m.pt. input.size and"
            + " output.activation have to be there.");
  }

  private static ScriptConventions of(Map<ScriptKey, JsonNode> values) {
    JsonNode size = node(values, ScriptKey.SIZE);
    return new ScriptConventions(
        size.get(0).intValue(),
        size.get(1).intValue(),
        Layout.valueOf(node(values, ScriptKey.LAYOUT).textValue()),
        ChannelOrder.valueOf(node(values, ScriptKey.CHANNELS).textValue()),
        node(values, ScriptKey.SCALE).doubleValue(),
        numbers(node(values, ScriptKey.MEAN)),
        numbers(node(values, ScriptKey.STD)),
        OutputActivation.valueOf(
            node(values, ScriptKey.ACTIVATION).textValue().toUpperCase(Locale.ROOT)),
        node(values, ScriptKey.CLASS_INDEX).intValue(),
        choice(node(values, ScriptKey.SELECT)));
  }

  private static OutputChoice choice(JsonNode select) {
    if (select.isNull()) {
      return new OutputChoice.Only();
    }
    return select.isTextual()
        ? new OutputChoice.Named(select.textValue())
        : new OutputChoice.Numbered(select.intValue());
  }

  private static JsonNode node(Map<ScriptKey, JsonNode> values, ScriptKey key) {
    return Objects.requireNonNull(values.get(key));
  }

  /** The picture that the network wants, for a message: {@code 1 x 3 x 256 x 256}. */
  String shape(int batch) {
    return switch (layout) {
      case NCHW -> batch + " x 3 x " + height + " x " + width;
      case NHWC -> batch + " x " + height + " x " + width + " x 3";
    };
  }

  private static List<Double> numbers(JsonNode list) {
    return List.of(list.get(0).doubleValue(), list.get(1).doubleValue(), list.get(2).doubleValue());
  }
}
