package org.fitterbench.segmentation.torchscript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.segmentation.torchscript.ScriptConventions.ChannelOrder;
import org.fitterbench.segmentation.torchscript.ScriptConventions.Layout;
import org.fitterbench.segmentation.torchscript.ScriptConventions.OutputActivation;
import org.fitterbench.segmentation.yaml.AllowedValue;
import org.fitterbench.segmentation.yaml.DocumentKey;
import org.fitterbench.segmentation.yaml.DocumentSection;

/** The keys of the file beside a TorchScript file, each with what a missing one means. */
@SuppressWarnings("ImmutableEnumChecker") // records of numbers and words, and values nobody changes
enum ScriptKey implements DocumentKey {
  SIZE(
      ScriptSection.INPUT,
      new AllowedValue.Several("[height, width]", 2, new AllowedValue.Whole(1, 8192)),
      numbers(256, 256),
      "Rows and columns of a picture, as the network wants them."),
  LAYOUT(
      ScriptSection.INPUT,
      new AllowedValue.Word(names(Layout.values())),
      TextNode.valueOf(Layout.NCHW.name()),
      "The order of the axes, of what it takes and of what it gives: batch, channels, rows, columns"
          + " or batch, rows, columns, channels."),
  CHANNELS(
      ScriptSection.INPUT,
      new AllowedValue.Word(names(ChannelOrder.values())),
      TextNode.valueOf(ChannelOrder.RGB.name()),
      "The order of the colours."),
  SCALE(
      ScriptSection.INPUT,
      new AllowedValue.Decimal(1e-6, 1e6),
      IntNode.valueOf(1),
      "What a colour from 0 to 1 is multiplied with first: 1, or 255 for a network that takes 0 to"
          + " 255."),
  MEAN(
      ScriptSection.INPUT,
      new AllowedValue.Several("[first, second, third]", 3, new AllowedValue.Decimal(-1e6, 1e6)),
      numbers(0, 0, 0),
      "What is subtracted from each scaled colour, in the order of the colours;"
          + " [0.485, 0.456, 0.406] for ImageNet's."),
  STD(
      ScriptSection.INPUT,
      new AllowedValue.Several("[first, second, third]", 3, new AllowedValue.Decimal(1e-6, 1e6)),
      numbers(1, 1, 1),
      "What the difference is divided by; [0.229, 0.224, 0.225] for ImageNet's."),

  ACTIVATION(
      ScriptSection.OUTPUT,
      new AllowedValue.Word(
          Arrays.stream(OutputActivation.values()).map(OutputActivation::label).toList()),
      TextNode.valueOf(OutputActivation.SIGMOID.label()),
      "What makes probabilities of its numbers: none where it gives them, sigmoid for one logit,"
          + " softmax for a logit of each class."),
  CLASS_INDEX(
      ScriptSection.OUTPUT,
      new AllowedValue.Whole(0, 10_000),
      IntNode.valueOf(0),
      "Which channel is people; 0 where there is one. PASCAL VOC's is 15."),
  SELECT(
      ScriptSection.OUTPUT,
      new AllowedValue.Unset(
          new AllowedValue.Either(new AllowedValue.Whole(0, 1000), new AllowedValue.Name())),
      NullNode.getInstance(),
      "Which of several results: its number from 0 in a tuple or list, its name in a dictionary;"
          + " null where it gives one tensor.");

  private final ScriptSection section;
  private final AllowedValue value;
  private final JsonNode otherwise;
  private final String description;

  ScriptKey(ScriptSection section, AllowedValue value, JsonNode otherwise, String description) {
    this.section = section;
    this.value = value;
    this.otherwise = otherwise;
    this.description = description;
  }

  @Override
  public DocumentSection section() {
    return section;
  }

  @Override
  public AllowedValue value() {
    return value;
  }

  @Override
  public String description() {
    return description;
  }

  /** What a template has, and what a missing key means unless the key has to be there. */
  JsonNode otherwise() {
    return otherwise;
  }

  /** A wrong guess at these would give a wrong mask without an error. */
  @Override
  public boolean isRequired() {
    return this == SIZE || this == ACTIVATION;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static ArrayNode numbers(int... values) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(values).forEach(node::add);
    return node;
  }
}
