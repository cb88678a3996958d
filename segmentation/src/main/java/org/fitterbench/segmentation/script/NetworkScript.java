package org.fitterbench.segmentation.script;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.EarlyPointwise;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.HalfTurn;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.jspecify.annotations.Nullable;

/**
 * A network as TorchScript: a function of a float tensor [batch, height, width, channels] to one of
 * the same order. All weights are constants of the code, so that there is nothing left to freeze,
 * and lie with their channels last, as do all values in between. What is read no more is
 * overwritten in place.
 */
public final class NetworkScript {
  private final Network network;
  private final Operators operators;
  private final Numbers numbers;
  private final ScriptCode code = new ScriptCode();

  /** The last layer that reads a value. */
  private final int[] lastReader;

  private final int[] uses;
  private final @Nullable String[] names;

  private NetworkScript(Network network, Operators operators, Numbers numbers) {
    this.network = network;
    this.operators = operators;
    this.numbers = numbers;
    int values = network.layers().size() + 1;
    uses = new int[values];
    lastReader = new int[values];
    names = new String[values];
    for (int index = 0; index < network.layers().size(); index++) {
      for (int input : network.layers().get(index).inputs()) {
        uses[input]++;
        lastReader[input] = index;
      }
    }
  }

  /**
   * The archive to load: the bytes of a {@code .pt} file.
   *
   * @param numbers single precision with XNNPACK
   */
  public static byte[] archive(Network network, Operators operators, Numbers numbers) {
    if (operators == Operators.XNNPACK && numbers != Numbers.FLOAT32) {
      throw new IllegalArgumentException("XNNPACK computes in single precision, not " + numbers);
    }
    Network early = EarlyPointwise.of(network);
    Optional<Network> turned = isPaddedBehind(early) ? HalfTurn.of(early) : Optional.empty();
    NetworkScript script = new NetworkScript(turned.orElse(early), operators, numbers);
    script.write(turned.isPresent());
    return script.code.archive();
  }

  /** Whether a convolution has more zeros behind a value than before it. */
  private static boolean isPaddedBehind(Network network) {
    return network.layers().stream().anyMatch(layer -> isPaddedBehind(padding(layer)));
  }

  private static Padding padding(Layer layer) {
    return switch (layer) {
      case Layer.Convolution c -> c.padding();
      case Layer.DepthwiseConvolution c -> c.padding();
      case Layer.TransposedConvolution _, Layer.Weightless _ -> Padding.NONE;
    };
  }

  private static boolean isPaddedBehind(Padding padding) {
    return padding.bottom() > padding.top() || padding.right() > padding.left();
  }

  private void write(boolean turned) {
    String pictures = "input";
    if (turned) {
      code.line("turned = " + reversed("input", network.input()));
      pictures = "turned";
    }
    names[0] = "v0";
    code.line("v0 = " + numbers.cast("torch.permute(" + pictures + ", [0, 3, 1, 2])"));
    for (int index = 0; index < network.layers().size(); index++) {
      if (names[index + 1] == null) {
        write(network.layers().get(index), index + 1);
      }
    }
    String mask = "torch.permute(" + single(names.length - 1) + ", [0, 2, 3, 1])";
    code.line("return " + (turned ? reversed(mask, network.output()) : mask));
  }

  /** All numbers of each picture or mask in reverse order. */
  private static String reversed(String values, Extent extent) {
    String flat = "torch.reshape(" + values + ", [-1, " + extent.size() + "])";
    return "torch.reshape(torch.flip(" + flat + ", [1]), " + shape(extent) + ")";
  }

  private static String shape(Extent extent) {
    return "[-1, " + extent.height() + ", " + extent.width() + ", " + extent.channels() + "]";
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
      case Layer.Activate a ->
          assign(
              value,
              Operators.activated(
                  value == names.length - 1 ? single(a.input()) : name(a.input()),
                  a.activation(),
                  isFree(a.input(), value)));
      case Layer.Sum s ->
          assign(value, combined("add", s.first(), s.second(), value, s.activation()));
      case Layer.Product p ->
          assign(value, combined("mul", p.first(), p.second(), value, p.activation()));
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
              String.format(
                  Locale.ROOT,
                  "torch.upsample_bilinear2d(%s, [%d, %d], False, None, None)",
                  name(r.input()),
                  r.output().height(),
                  r.output().width()));
    }
  }

  /** The sum or product of two values, in the place of one that is read no more. */
  private String combined(
      String function, int first, int second, int value, Activation activation) {
    boolean intoFirst = isFree(first, value) && hasSizeOf(first, value) && first != second;
    boolean intoSecond = isFree(second, value) && hasSizeOf(second, value) && first != second;
    String operands =
        intoFirst || !intoSecond
            ? name(first) + ", " + name(second)
            : name(second) + ", " + name(first);
    String call = "torch." + function + (intoFirst || intoSecond ? "_(" : "(") + operands + ")";
    return Operators.activated(call, activation, true);
  }

  private boolean hasSizeOf(int one, int other) {
    return network.value(one).equals(network.value(other));
  }

  /** Whether the layer that makes {@code value} is the last to read a value that may be changed. */
  private boolean isFree(int read, int value) {
    return read != 0 && lastReader[read] == value - 1;
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
    Padding both = bothSides(network.value(input), network.value(value), filter, padding);
    Optional<Layer.Activate> next = onlyActivationAfter(value, activation);
    assign(
        value,
        operators.convolution(
            code,
            numbers,
            new ConvolutionCall(
                padded(value, name(input), padding, both),
                weights,
                bias,
                filter,
                both.top(),
                both.left(),
                groups,
                next.map(Layer.Activate::activation).orElse(activation))));
    next.ifPresent(_ -> names[value + 1] = name(value));
  }

  /**
   * The padding that the convolution itself adds, equal on opposite sides: as much as there is
   * before the value where no window reaches what is then too much behind it, else what both sides
   * have.
   */
  private static Padding bothSides(Extent input, Extent made, Filter filter, Padding padding) {
    int rows =
        side(
            input.height(),
            made.height(),
            filter.height(),
            filter.strideY(),
            padding.top(),
            padding.bottom());
    int columns =
        side(
            input.width(),
            made.width(),
            filter.width(),
            filter.strideX(),
            padding.left(),
            padding.right());
    return new Padding(rows, columns, rows, columns);
  }

  private static int side(int size, int made, int window, int stride, int before, int behind) {
    boolean unread = before >= behind && (size + 2 * before - window) / stride + 1 == made;
    return unread ? before : Math.min(before, behind);
  }

  /** The input with the rows and columns that the convolution does not add itself. */
  private String padded(int value, String input, Padding padding, Padding both) {
    int left = padding.left() - both.left();
    int right = Math.max(0, padding.right() - both.right());
    int top = padding.top() - both.top();
    int bottom = Math.max(0, padding.bottom() - both.bottom());
    if (left + right + top + bottom == 0) {
      return input;
    }
    String name = "p" + value;
    code.line(
        String.format(
            Locale.ROOT,
            "%s = torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)",
            name,
            input,
            left,
            right,
            top,
            bottom));
    return name;
  }

  /** The layer after a value when it is all that reads it, and applies a function to it. */
  private Optional<Layer.Activate> onlyActivationAfter(int value, Activation activation) {
    if (activation == Activation.NONE
        && uses[value] == 1
        && value < network.layers().size() - 1
        && network.layers().get(value) instanceof Layer.Activate next
        && next.input() == value) {
      return Optional.of(next);
    }
    return Optional.empty();
  }

  /**
   * A transposed convolution whose windows do not overlap is a 1 x 1 convolution to all places of
   * the windows, whose channels are then laid out as blocks.
   */
  private void transposed(int value, Layer.TransposedConvolution layer) {
    Extent input = network.value(layer.input());
    int height = layer.filter().height();
    int width = layer.filter().width();
    int channels = layer.output().channels();
    int places = height * width;
    float[] weights = new float[places * channels * input.channels()];
    float[] bias = new float[places * channels];
    for (int place = 0; place < places; place++) {
      for (int channel = 0; channel < channels; channel++) {
        int output = place * channels + channel;
        bias[output] = layer.bias()[channel];
        System.arraycopy(
            layer.weights(),
            (channel * places + place) * input.channels(),
            weights,
            output * input.channels(),
            input.channels());
      }
    }
    String sums =
        operators.convolution(
            code,
            numbers,
            new ConvolutionCall(
                name(layer.input()),
                ScriptTensor.channelsLast(weights, bias.length, input.channels(), 1, 1),
                bias,
                new Filter(1, 1, 1, 1),
                0,
                0,
                1,
                layer.activation()));
    code.line(
        String.format(
            Locale.ROOT,
            "b%d = torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [-1, %d, %d, %d, %d, %d])",
            value,
            sums,
            input.height(),
            input.width(),
            height,
            width,
            channels));
    assign(
        value,
        "torch.permute(torch.reshape(torch.permute(b"
            + value
            + ", [0, 1, 3, 2, 4, 5]), "
            + shape(layer.output())
            + "), [0, 3, 1, 2])");
  }

  private void assign(int value, String expression) {
    names[value] = "v" + value;
    code.line(names[value] + " = " + expression);
  }

  private String name(int value) {
    return Objects.requireNonNull(names[value]);
  }

  private String single(int value) {
    return numbers.single(name(value));
  }
}
