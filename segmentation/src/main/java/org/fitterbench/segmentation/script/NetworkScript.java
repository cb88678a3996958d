package org.fitterbench.segmentation.script;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;

/**
 * A network as TorchScript: a function of a float tensor [batch, height, width, channels] to one of
 * the same order. All weights are constants of the code, so that there is nothing left to freeze,
 * and lie with their channels last, as do all values in between. What is read no more is
 * overwritten in place.
 */
public final class NetworkScript {
  /** Hard swish makes zero of all that is not above this. */
  private static final float HARD_SWISH_ZERO = -3;

  private final Network network;
  private final Operators operators;
  private final Numbers numbers;
  private final Optional<IntegerPlan> plan;
  private final boolean measured;
  private final ScriptCode code = new ScriptCode();
  private final ValueNames names;

  /** The last layer that reads a value. */
  private final int[] lastReader;

  private final int[] uses;

  /**
   * @param plan which layers compute with integers; empty when none does
   * @param measured whether the range of each value is the result, in place of the last one
   */
  private NetworkScript(
      Network network,
      Operators operators,
      Numbers numbers,
      Optional<IntegerPlan> plan,
      boolean measured) {
    this.network = network;
    this.operators = operators;
    this.numbers = numbers;
    this.plan = plan;
    this.measured = measured;
    int values = network.layers().size() + 1;
    uses = new int[values];
    lastReader = new int[values];
    names = new ValueNames(code, values, plan);
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
    return archive(network, operators, numbers, Optional.empty(), false);
  }

  /**
   * The archive of a script whose layers compute with integers where a plan says so, and in single
   * precision elsewhere.
   *
   * @param operators of the layers in single precision
   */
  public static byte[] archive(Network network, Operators operators, IntegerPlan plan) {
    return archive(network, operators, Numbers.FLOAT32, Optional.of(plan), false);
  }

  /**
   * The archive of a script that gives, for each value of the network as scripts of it are
   * arranged, the smallest and the largest number in all pictures.
   */
  public static byte[] calibration(Network network) {
    return archive(network, Operators.STANDARD, Numbers.FLOAT32, Optional.empty(), true);
  }

  private static byte[] archive(
      Network network,
      Operators operators,
      Numbers numbers,
      Optional<IntegerPlan> plan,
      boolean measured) {
    Arrangement arranged = Arrangement.of(network);
    NetworkScript script =
        new NetworkScript(arranged.network(), operators, numbers, plan, measured);
    script.write(arranged.turned());
    return script.code.archive();
  }

  private void write(boolean turned) {
    String pictures = "input";
    if (turned) {
      code.line("turned = " + TensorExpressions.reversed("input", network.input()));
      pictures = "turned";
    }
    real(0, numbers.cast("torch.permute(" + pictures + ", [0, 3, 1, 2])"));
    for (int index = 0; index < network.layers().size(); index++) {
      if (!names.isKnown(index + 1)) {
        write(network.layers().get(index), index + 1);
      }
    }
    if (measured) {
      code.line("return torch.stack(" + measurements() + ", 0)");
      return;
    }
    String mask = "torch.permute(" + single(network.layers().size()) + ", [0, 2, 3, 1])";
    code.line("return " + (turned ? TensorExpressions.reversed(mask, network.output()) : mask));
  }

  /** The list of what is measured of all values. */
  private String measurements() {
    return IntStream.range(0, uses.length)
        .mapToObj(value -> "m" + value)
        .collect(Collectors.joining(", ", "[", "]"));
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
          real(
              value,
              Operators.activated(
                  value == network.layers().size() ? single(a.input()) : names.real(a.input()),
                  a.activation(),
                  isFree(a.input(), value)));
      case Layer.Sum s ->
          real(value, combined("add", s.first(), s.second(), value, s.activation()));
      case Layer.Product p ->
          real(value, combined("mul", p.first(), p.second(), value, p.activation()));
      case Layer.GlobalAverage a ->
          real(value, "torch.mean(" + names.real(a.input()) + ", [2, 3], True)");
      case Layer.MaxPool p -> pooled(value, p);
      case Layer.Concat c -> concatenated(value, c);
      case Layer.BilinearResize r ->
          real(value, TensorExpressions.resized(names.real(r.input()), r.output()));
    }
  }

  /** The sum or product of two values, in the place of one that is read no more. */
  private String combined(
      String function, int first, int second, int value, Activation activation) {
    boolean intoFirst = isFree(first, value) && hasSizeOf(first, value) && first != second;
    boolean intoSecond = isFree(second, value) && hasSizeOf(second, value) && first != second;
    String operands =
        intoFirst || !intoSecond
            ? names.real(first) + ", " + names.real(second)
            : names.real(second) + ", " + names.real(first);
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
    Padding both = SymmetricPadding.of(network.value(input), network.value(value), filter, padding);
    Optional<Layer.Activate> next = onlyActivationAfter(value, activation);
    int made = next.isPresent() ? value + 1 : value;
    boolean integer = isInteger(value);
    ConvolutionCall call =
        new ConvolutionCall(
            integer
                ? paddedIntegers(value, input, padding, both)
                : padded(value, names.real(input), padding, both),
            weights,
            bias,
            filter,
            both.top(),
            both.left(),
            groups,
            next.map(Layer.Activate::activation).orElse(activation));
    if (integer) {
      integers(value, made, call);
    } else {
      real(made, operators.convolution(code, numbers, call));
    }
    if (made != value) {
      names.same(value, made);
    }
  }

  private boolean isInteger(int value) {
    return plan.isPresent() && plan.orElseThrow().isInteger(value);
  }

  /**
   * A convolution of integers: those of the value after its activation, or of the sums where the
   * activation needs real numbers.
   */
  private void integers(int sums, int made, ConvolutionCall call) {
    IntegerPlan ranges = plan.orElseThrow();
    switch (call.activation()) {
      case NONE, RELU, RELU6 ->
          names.integer(made, IntegerConvolution.of(code, call, ranges.range(made)));
      case HARD_SWISH -> realAfter(made, call, ranges.range(sums).from(HARD_SWISH_ZERO));
      case SIGMOID -> realAfter(made, call, ranges.range(sums));
    }
  }

  private void realAfter(int made, ConvolutionCall call, ValueRange sums) {
    String real = "torch.dequantize(" + IntegerConvolution.of(code, call.linear(), sums) + ")";
    names.real(made, Operators.activated(real, call.activation(), true));
  }

  private String paddedIntegers(int value, int input, Padding padding, Padding both) {
    if (isWhole(padding, both)) {
      return names.integer(input);
    }
    return names.rounded(padded(value, names.real(input), padding, both), input);
  }

  /** The largest numbers of windows: of integers where there are integers. */
  private void pooled(int value, Layer.MaxPool layer) {
    boolean integer = names.isInteger(layer.input());
    String read = integer ? names.integer(layer.input()) : names.real(layer.input());
    String largest = TensorExpressions.largest(read, layer.filter());
    if (integer) {
      names.integer(value, largest);
    } else {
      real(value, largest);
    }
  }

  /** Two values side by side: as integers where both are. */
  private void concatenated(int value, Layer.Concat layer) {
    int first = layer.first();
    int second = layer.second();
    if (names.isInteger(first) && names.isInteger(second)) {
      String both = names.integer(first) + ", " + names.integer(second);
      String range = plan.orElseThrow().range(value).arguments();
      names.integer(value, "ops.quantized.cat([" + both + "], 1, " + range + ")");
    } else {
      real(value, "torch.cat([" + names.real(first) + ", " + names.real(second) + "], 1)");
    }
  }

  /** The input with the rows and columns that the convolution does not add itself. */
  private String padded(int value, String input, Padding padding, Padding both) {
    int left = padding.left() - both.left();
    int right = Math.max(0, padding.right() - both.right());
    int top = padding.top() - both.top();
    int bottom = Math.max(0, padding.bottom() - both.bottom());
    if (isWhole(padding, both)) {
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

  /** Whether a convolution adds all zeros itself. */
  private static boolean isWhole(Padding padding, Padding both) {
    return padding.left() == both.left()
        && padding.top() == both.top()
        && padding.right() <= both.right()
        && padding.bottom() <= both.bottom();
  }

  /** The layer after a value when it is all that reads it, and applies a function to it. */
  private Optional<Layer.Activate> onlyActivationAfter(int value, Activation activation) {
    if (!measured
        && activation == Activation.NONE
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
    boolean integer = isInteger(value);
    ConvolutionCall call =
        ConvolutionCall.ofBlocks(
            integer ? names.integer(layer.input()) : names.real(layer.input()),
            layer,
            input.channels());
    String sums =
        integer
            ? IntegerConvolution.of(code, call, plan.orElseThrow().range(value))
            : operators.convolution(code, numbers, call);
    code.line(
        "b"
            + value
            + " = "
            + TensorExpressions.blocks(sums, input, layer.filter(), layer.output().channels()));
    String laidOut = TensorExpressions.laidOut("b" + value, layer.output());
    if (integer) {
      names.integer(value, laidOut);
    } else {
      real(value, laidOut);
    }
  }

  /** Says what a value's real numbers are, and measures them where that is the script's purpose. */
  private void real(int value, String expression) {
    names.real(value, expression);
    if (measured) {
      String made = names.real(value);
      code.line("m" + value + " = " + TensorExpressions.extrema(made));
    }
  }

  private String single(int value) {
    return numbers.single(names.real(value));
  }
}
