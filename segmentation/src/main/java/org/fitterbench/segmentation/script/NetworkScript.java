package org.fitterbench.segmentation.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.jspecify.annotations.Nullable;

/**
 * A network as TorchScript: a function of a float tensor [batch, height, width, channels] to one of
 * the same order. All weights are constants of the code, so that there is nothing left to freeze,
 * and lie with their channels last, as do all values in between.
 */
public final class NetworkScript {
  private static final String CLASS = "Network";

  private final Network network;
  private final Fusion fusion;
  private final StringBuilder code = new StringBuilder();
  private final List<ScriptTensor> constants = new ArrayList<>();
  private final int[] uses;
  private final @Nullable String[] names;

  private NetworkScript(Network network, Fusion fusion) {
    this.network = network;
    this.fusion = fusion;
    uses = new int[network.layers().size() + 1];
    names = new String[uses.length];
    for (Layer layer : network.layers()) {
      layer.inputs().forEach(input -> uses[input]++);
    }
  }

  /** How a convolution and the activation after it are computed. */
  public enum Fusion {
    /** One after the other. */
    NONE,
    /** In one pass of oneDNN, where the engine has it (processors of the x86-64 family). */
    ONEDNN
  }

  /** The archive to load: the bytes of a {@code .pt} file. */
  public static byte[] archive(Network network, Fusion fusion) {
    NetworkScript script = new NetworkScript(network, fusion);
    String code = script.source();
    return TorchScriptArchive.of(CLASS, code, script.constants);
  }

  private String source() {
    code.append("class ").append(CLASS).append("(Module):\n");
    code.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    code.append("  def forward(self: __torch__.").append(CLASS).append(",\n");
    code.append("    input: Tensor) -> Tensor:\n");
    names[0] = "v0";
    line("v0 = torch.permute(input, [0, 3, 1, 2])");
    for (int index = 0; index < network.layers().size(); index++) {
      if (names[index + 1] == null) {
        write(network.layers().get(index), index + 1);
      }
    }
    line("return torch.permute(" + name(names.length - 1) + ", [0, 2, 3, 1])");
    return code.toString();
  }

  private void write(Layer layer, int value) {
    switch (layer) {
      case Layer.Convolution c ->
          convolution(
              value,
              c.input(),
              c.filter(),
              c.padding(),
              ScriptTensor.channelsLast(
                  c.weights(),
                  c.output().channels(),
                  network.value(c.input()).channels(),
                  c.filter().height(),
                  c.filter().width()),
              c.bias(),
              1,
              c.activation());
      case Layer.DepthwiseConvolution c ->
          convolution(
              value,
              c.input(),
              c.filter(),
              c.padding(),
              ScriptTensor.channelsLast(
                  c.weights(), c.output().channels(), 1, c.filter().height(), c.filter().width()),
              c.bias(),
              c.output().channels(),
              c.activation());
      case Layer.TransposedConvolution c -> transposed(value, c);
      case Layer.Activate a -> assign(value, activated(name(a.input()), a.activation()));
      case Layer.Sum s ->
          assign(
              value,
              activated(
                  "torch.add(" + name(s.first()) + ", " + name(s.second()) + ")", s.activation()));
      case Layer.Product p ->
          assign(
              value,
              activated(
                  "torch.mul(" + name(p.first()) + ", " + name(p.second()) + ")", p.activation()));
      case Layer.GlobalAverage a ->
          assign(value, "torch.mean(" + name(a.input()) + ", [2, 3], True)");
      case Layer.MaxPool p ->
          assign(
              value,
              String.format(
                  Locale.ROOT,
                  "torch.max_pool2d(%s, [%d, %d], [%d, %d], [0, 0], [1, 1], False)",
                  name(p.input()),
                  p.filter().height(),
                  p.filter().width(),
                  p.filter().strideY(),
                  p.filter().strideX()));
      case Layer.Concat c ->
          assign(value, "torch.cat([" + name(c.first()) + ", " + name(c.second()) + "], 1)");
      case Layer.BilinearResize r ->
          assign(
              value,
              "torch.upsample_bilinear2d("
                  + name(r.input())
                  + ", ["
                  + r.output().height()
                  + ", "
                  + r.output().width()
                  + "], False, None, None)");
    }
  }

  private void convolution(
      int value,
      int input,
      Filter filter,
      Padding padding,
      ScriptTensor weights,
      float[] bias,
      int groups,
      Activation activation) {
    int rows = Math.min(padding.top(), padding.bottom());
    int columns = Math.min(padding.left(), padding.right());
    String operands =
        String.join(
            ", ",
            padded(value, name(input), padding, rows, columns),
            constant(weights),
            constant(ScriptTensor.vector(bias)));
    String strides = "[" + filter.strideY() + ", " + filter.strideX() + "]";
    String zeros = "[" + rows + ", " + columns + "]";
    if (fusion == Fusion.NONE) {
      String sums =
          "torch.conv2d("
              + String.join(", ", operands, strides, zeros, "[1, 1]", Integer.toString(groups))
              + ")";
      assign(value, activated(sums, activation));
      return;
    }
    Optional<Layer.Activate> next = onlyActivationAfter(value, activation);
    Activation applied = next.map(Layer.Activate::activation).orElse(activation);
    String attribute =
        switch (applied) {
          case NONE -> "none";
          case RELU, RELU6 -> "relu";
          case HARD_SWISH -> "hardswish";
          case SIGMOID -> "sigmoid";
        };
    String sums =
        "ops.mkldnn._convolution_pointwise("
            + String.join(", ", operands, zeros, strides, "[1, 1]", Integer.toString(groups))
            + ", \""
            + attribute
            + "\", [], None)";
    assign(value, applied == Activation.RELU6 ? activated(sums, applied) : sums);
    next.ifPresent(_ -> names[value + 1] = name(value));
  }

  /** The input with the rows and columns that one side has more than the other. */
  private String padded(int value, String input, Padding padding, int rows, int columns) {
    if (padding.isSymmetric()) {
      return input;
    }
    String name = "p" + value;
    line(
        String.format(
            Locale.ROOT,
            "%s = torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)",
            name,
            input,
            padding.left() - columns,
            padding.right() - columns,
            padding.top() - rows,
            padding.bottom() - rows));
    return name;
  }

  /** The layer after a value when it is all that reads it, and applies a function to it. */
  private Optional<Layer.Activate> onlyActivationAfter(int value, Activation activation) {
    if (activation == Activation.NONE
        && uses[value] == 1
        && value < network.layers().size()
        && network.layers().get(value) instanceof Layer.Activate next
        && next.input() == value) {
      return Optional.of(next);
    }
    return Optional.empty();
  }

  /**
   * A transposed convolution whose windows do not overlap is a product of each place's channels
   * with a matrix, and the results laid out as blocks.
   */
  private void transposed(int value, Layer.TransposedConvolution layer) {
    Extent input = network.value(layer.input());
    ScriptTensor weights =
        ScriptTensor.transposed(
            layer.weights(),
            layer.output().channels(),
            input.channels(),
            layer.filter().height(),
            layer.filter().width());
    assign(
        value,
        activated(
            String.format(
                Locale.ROOT,
                "torch.conv_transpose2d(%s, %s, %s, [%d, %d], [0, 0], [0, 0], 1, [1, 1])",
                name(layer.input()),
                constant(weights),
                constant(ScriptTensor.vector(layer.bias())),
                layer.filter().strideY(),
                layer.filter().strideX()),
            layer.activation()));
  }

  private static String activated(String expression, Activation activation) {
    return switch (activation) {
      case NONE -> expression;
      case RELU -> "torch.relu(" + expression + ")";
      case RELU6 -> "torch.clamp(" + expression + ", 0, 6)";
      case HARD_SWISH -> "torch.hardswish(" + expression + ")";
      case SIGMOID -> "torch.sigmoid(" + expression + ")";
    };
  }

  private String constant(ScriptTensor tensor) {
    constants.add(tensor);
    return "CONSTANTS.c" + (constants.size() - 1);
  }

  private void assign(int value, String expression) {
    names[value] = "v" + value;
    line(names[value] + " = " + expression);
  }

  private String name(int value) {
    return Objects.requireNonNull(names[value]);
  }

  private void line(String line) {
    code.append("    ").append(line).append('\n');
  }
}
