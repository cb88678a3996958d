package org.fitterbench.segmentation.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.jspecify.annotations.Nullable;

/**
 * A network as the block that one writes with DJL: its convolutions are children, and its other
 * layers operations on arrays [batch][channel][row][column]. It is what faster executions are
 * compared with.
 */
final class NetworkBlock extends AbstractBlock {
  /** DJL's number for bilinear interpolation. */
  private static final int BILINEAR = 1;

  private final Network network;
  private final @Nullable Conv2d[] convolutions;

  /** A block whose weights are in arrays of a manager. */
  NetworkBlock(Network network, NDManager manager) {
    this.network = network;
    convolutions = new Conv2d[network.layers().size()];
    for (int index = 0; index < convolutions.length; index++) {
      convolutions[index] =
          switch (network.layers().get(index)) {
            case Layer.Convolution c ->
                convolution(
                    manager,
                    c.filter(),
                    c.padding(),
                    c.weights(),
                    network.value(c.input()).channels(),
                    c.bias(),
                    1);
            case Layer.DepthwiseConvolution c ->
                convolution(
                    manager, c.filter(), c.padding(), c.weights(), 1, c.bias(), c.bias().length);
            case Layer.TransposedConvolution c -> blocksOf(manager, c);
            case Layer.Weightless _ -> null;
          };
    }
  }

  /**
   * A convolution with its weights.
   *
   * @param weights [output][row][column][input]
   * @param depth inputs of one output
   */
  private Conv2d convolution(
      NDManager manager,
      Filter filter,
      Padding padding,
      float[] weights,
      int depth,
      float[] bias,
      int groups) {
    Padding same = symmetric(padding);
    Conv2d convolution =
        Conv2d.builder()
            .setFilters(bias.length)
            .setKernelShape(new Shape(filter.height(), filter.width()))
            .optStride(new Shape(filter.strideY(), filter.strideX()))
            .optPadding(new Shape(same.top(), same.left()))
            .optGroups(groups)
            .build();
    Shape stored = new Shape(bias.length, filter.height(), filter.width(), depth);
    try (NDArray rowsFirst = manager.create(weights, stored)) {
      set(convolution, "weight", rowsFirst.transpose(0, 3, 1, 2).duplicate());
    }
    set(convolution, "bias", manager.create(bias));
    return addChildBlock("convolution", convolution);
  }

  /** The 1 x 1 convolution whose channels are the places of each block, then its channels. */
  private Conv2d blocksOf(NDManager manager, Layer.TransposedConvolution layer) {
    int depth = network.value(layer.input()).channels();
    int channels = layer.output().channels();
    int places = layer.filter().height() * layer.filter().width();
    float[] bias = new float[places * channels];
    float[] weights = new float[bias.length * depth];
    for (int place = 0; place < places; place++) {
      for (int channel = 0; channel < channels; channel++) {
        int output = channel * places + place;
        bias[output] = layer.bias()[channel];
        System.arraycopy(
            layer.weights(), (channel * places + place) * depth, weights, output * depth, depth);
      }
    }
    return convolution(manager, new Filter(1, 1, 1, 1), Padding.NONE, weights, depth, bias, 1);
  }

  private static void set(Block block, String name, NDArray values) {
    Parameter parameter = block.getDirectParameters().get(name);
    parameter.setArray(values);
    parameter.freeze(true);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    List<NDArray> values = new ArrayList<>();
    values.add(inputs.singletonOrThrow());
    for (int index = 0; index < convolutions.length; index++) {
      Layer layer = network.layers().get(index);
      values.add(
          switch (layer) {
            case Layer.Weighted weighted ->
                convolved(
                    weighted,
                    values.get(layer.inputs().getFirst()),
                    Objects.requireNonNull(convolutions[index]),
                    parameters);
            case Layer.Weightless weightless -> computed(weightless, values);
          });
    }
    return new NDList(values.getLast());
  }

  private static NDArray convolved(
      Layer.Weighted layer, NDArray input, Conv2d convolution, ParameterStore parameters) {
    return switch (layer) {
      case Layer.Convolution c ->
          activated(forward(convolution, padded(input, c.padding()), parameters), c.activation());
      case Layer.DepthwiseConvolution c ->
          activated(forward(convolution, padded(input, c.padding()), parameters), c.activation());
      case Layer.TransposedConvolution c ->
          activated(interleaved(forward(convolution, input, parameters), c), c.activation());
    };
  }

  private static NDArray forward(Conv2d convolution, NDArray input, ParameterStore parameters) {
    return convolution.forward(parameters, new NDList(input), false).singletonOrThrow();
  }

  /** [batch][channel · place in the block][row][column] as [batch][channel][row][column]. */
  private static NDArray interleaved(NDArray blocks, Layer.TransposedConvolution layer) {
    int height = layer.filter().height();
    int width = layer.filter().width();
    long rows = blocks.getShape().get(2);
    long columns = blocks.getShape().get(3);
    return blocks
        .reshape(-1, layer.output().channels(), height, width, rows, columns)
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(-1, layer.output().channels(), rows * height, columns * width);
  }

  private static NDArray computed(Layer.Weightless layer, List<NDArray> values) {
    return switch (layer) {
      case Layer.Activate a -> activated(values.get(a.input()), a.activation());
      case Layer.Sum s ->
          activated(values.get(s.first()).add(values.get(s.second())), s.activation());
      case Layer.Product p ->
          activated(values.get(p.first()).mul(values.get(p.second())), p.activation());
      case Layer.GlobalAverage a ->
          Pool.globalAvgPool2d(values.get(a.input())).reshape(-1, a.output().channels(), 1, 1);
      case Layer.MaxPool p ->
          Pool.maxPool2d(
              values.get(p.input()),
              new Shape(p.filter().height(), p.filter().width()),
              new Shape(p.filter().strideY(), p.filter().strideX()),
              new Shape(0, 0),
              false);
      case Layer.Concat c -> values.get(c.first()).concat(values.get(c.second()), 1);
      case Layer.BilinearResize r ->
          values
              .get(r.input())
              .getNDArrayInternal()
              .interpolation(new long[] {r.output().height(), r.output().width()}, BILINEAR, false);
    };
  }

  private static NDArray activated(
      NDArray values, org.fitterbench.segmentation.network.Activation activation) {
    return switch (activation) {
      case NONE -> values;
      case RELU -> Activation.relu(values);
      case RELU6 -> values.clip(0, 6);
      case HARD_SWISH -> values.mul(values.add(3).clip(0, 6)).div(6);
      case SIGMOID -> Activation.sigmoid(values);
    };
  }

  /** What all sides have at least; the convolution itself adds as much. */
  private static Padding symmetric(Padding padding) {
    int rows = Math.min(padding.top(), padding.bottom());
    int columns = Math.min(padding.left(), padding.right());
    return new Padding(rows, columns, rows, columns);
  }

  /** The input with the rows and columns that one side has more than the other. */
  private static NDArray padded(NDArray input, Padding padding) {
    if (padding.isSymmetric()) {
      return input;
    }
    Padding same = symmetric(padding);
    return input.pad(
        new Shape(
            padding.left() - same.left(),
            padding.right() - same.right(),
            padding.top() - same.top(),
            padding.bottom() - same.bottom()),
        0);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {
      new Shape(
          inputShapes[0].get(0),
          network.output().channels(),
          network.output().height(),
          network.output().width())
    };
  }

  @Override
  public boolean isInitialized() {
    return true;
  }

  @Override
  public void initialize(NDManager manager, DataType type, Shape... inputShapes) {
    this.inputShapes = inputShapes;
  }
}
