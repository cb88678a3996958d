package org.fitterbench.segmentation.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;

/** Turns the operators of a model's graph into layers, in the file's order. */
final class GraphReader {
  private static final String TRANSPOSED_CONVOLUTION = "Convolution2DTransposeBias";

  private final FlatFile file;
  private final FlatTable model;
  private final FlatTable graph;
  private final TensorTable tensors;

  /** The value that each tensor of the graph is, by tensor. */
  private final Map<Integer, Integer> values = new HashMap<>();

  /** The constant tensor that a DEQUANTIZE stands for, by its output. */
  private final Map<Integer, Integer> constants = new HashMap<>();

  private final List<Layer> layers = new ArrayList<>();

  GraphReader(FlatFile file, FlatTable model) {
    this.file = file;
    this.model = model;
    graph = model.element(2, 0);
    tensors = new TensorTable(file, model, graph);
  }

  Network read() {
    int input = only(graph.int32s(1), "inputs");
    values.put(input, 0);
    for (int index = 0; index < graph.length(3); index++) {
      read(graph.element(3, index));
    }
    int output = value(only(graph.int32s(2), "outputs"));
    if (output != layers.size()) {
      throw file.unsupported("its output is not what its last layer makes");
    }
    return new Network(file.name(), tensors.extent(input), layers);
  }

  private void read(FlatTable entry) {
    FlatTable code = model.element(1, entry.int32(0, 0));
    int number = code.int32(3, code.int8(0, 0));
    Operator operator =
        Operator.of(number)
            .orElseThrow(() -> file.unsupported("its operator number " + number + " is unknown"));
    int[] inputs = entry.int32s(1);
    int output = only(entry.int32s(2), "results of an operator");
    if (operator == Operator.DEQUANTIZE) {
      constants.put(output, only(inputs, "inputs of DEQUANTIZE"));
      return;
    }
    Layer layer =
        switch (operator) {
          case ADD -> sum(entry, inputs, output);
          case MUL -> product(entry, inputs, output);
          case AVERAGE_POOL_2D -> average(entry, inputs, output);
          case MEAN -> mean(inputs, output);
          case CONV_2D -> convolution(entry, inputs, output);
          case DEPTHWISE_CONV_2D -> depthwise(entry, inputs, output);
          case CUSTOM -> transposed(entry, code.string(1), inputs, output);
          case RESIZE_BILINEAR -> resize(entry, inputs, output);
          case LOGISTIC -> activate(inputs, output, Activation.SIGMOID);
          case RELU -> activate(inputs, output, Activation.RELU);
          case RELU6 -> activate(inputs, output, Activation.RELU6);
          case HARD_SWISH -> activate(inputs, output, Activation.HARD_SWISH);
          case DEQUANTIZE -> throw new AssertionError(operator);
        };
    layers.add(layer);
    values.put(output, layers.size());
  }

  private Layer activate(int[] inputs, int output, Activation activation) {
    return new Layer.Activate(value(input(inputs, 0)), tensors.extent(output), activation);
  }

  private Layer sum(FlatTable entry, int[] inputs, int output) {
    return new Layer.Sum(
        value(input(inputs, 0)),
        value(input(inputs, 1)),
        tensors.extent(output),
        activation(entry.table(4).int8(0, 0)));
  }

  private Layer product(FlatTable entry, int[] inputs, int output) {
    return new Layer.Product(
        value(input(inputs, 0)),
        value(input(inputs, 1)),
        tensors.extent(output),
        activation(entry.table(4).int8(0, 0)));
  }

  private Layer average(FlatTable entry, int[] inputs, int output) {
    FlatTable options = entry.table(4);
    Extent size = tensors.extent(input(inputs, 0));
    if (options.int32(3, 0) != size.width() || options.int32(4, 0) != size.height()) {
      throw file.unsupported("it averages over a part of a picture");
    }
    if (activation(options.int8(5, 0)) != Activation.NONE) {
      throw file.unsupported("it has an activation after an average");
    }
    return new Layer.GlobalAverage(value(input(inputs, 0)), tensors.extent(output));
  }

  private Layer mean(int[] inputs, int output) {
    int[] axes = tensors.integers(constant(input(inputs, 1)));
    if (axes.length != 2 || axes[0] + axes[1] != 3 || axes[0] * axes[1] != 2) {
      throw file.unsupported("it takes a mean over other axes than rows and columns");
    }
    return new Layer.GlobalAverage(value(input(inputs, 0)), tensors.extent(output));
  }

  private Layer convolution(FlatTable entry, int[] inputs, int output) {
    FlatTable options = entry.table(4);
    Extent size = tensors.extent(input(inputs, 0));
    int weights = constant(input(inputs, 1));
    int[] shape = weightShape(weights);
    Filter filter = new Filter(shape[1], shape[2], options.int32(2, 1), options.int32(1, 1));
    requireNoDilation(options.int32(4, 1), options.int32(5, 1));
    if (shape[3] != size.channels() || shape[0] != tensors.extent(output).channels()) {
      throw file.unsupported("it has a convolution in groups");
    }
    return new Layer.Convolution(
        value(input(inputs, 0)),
        tensors.extent(output),
        filter,
        padding(options.int8(0, 0), size, filter),
        tensors.floats(weights),
        tensors.floats(constant(input(inputs, 2))),
        activation(options.int8(3, 0)));
  }

  private Layer depthwise(FlatTable entry, int[] inputs, int output) {
    FlatTable options = entry.table(4);
    Extent size = tensors.extent(input(inputs, 0));
    int weights = constant(input(inputs, 1));
    int[] shape = weightShape(weights);
    Filter filter = new Filter(shape[1], shape[2], options.int32(2, 1), options.int32(1, 1));
    requireNoDilation(options.int32(5, 1), options.int32(6, 1));
    if (shape[3] != size.channels() || options.int32(3, 1) != 1) {
      throw file.unsupported("it makes several channels of one");
    }
    return new Layer.DepthwiseConvolution(
        value(input(inputs, 0)),
        tensors.extent(output),
        filter,
        padding(options.int8(0, 0), size, filter),
        channelsFirst(tensors.floats(weights), size.channels()),
        tensors.floats(constant(input(inputs, 2))),
        activation(options.int8(4, 0)));
  }

  /** [row][column][channel] to [channel][row][column]. */
  private static float[] channelsFirst(float[] weights, int channels) {
    int places = weights.length / channels;
    float[] result = new float[weights.length];
    for (int place = 0; place < places; place++) {
      for (int channel = 0; channel < channels; channel++) {
        result[channel * places + place] = weights[place * channels + channel];
      }
    }
    return result;
  }

  /** MediaPipe's own operator; its options are three little-endian integers. */
  private Layer transposed(FlatTable entry, String name, int[] inputs, int output) {
    if (!name.equals(TRANSPOSED_CONVOLUTION)) {
      throw file.unsupported("its operator '" + name + "' is unknown");
    }
    ByteBuffer options = entry.bytes(5, 1);
    int weights = constant(input(inputs, 1));
    int[] shape = weightShape(weights);
    if (options.remaining() < 3 * Integer.BYTES
        || options.getInt(4) != shape[2]
        || options.getInt(8) != shape[1]) {
      throw file.unsupported("the windows of its transposed convolution overlap");
    }
    return new Layer.TransposedConvolution(
        value(input(inputs, 0)),
        tensors.extent(output),
        new Filter(shape[1], shape[2], shape[1], shape[2]),
        tensors.floats(weights),
        tensors.floats(constant(input(inputs, 2))),
        Activation.NONE);
  }

  private Layer resize(FlatTable entry, int[] inputs, int output) {
    FlatTable options = entry.table(4);
    if (options.int8(2, 0) != 0 || options.int8(3, 0) == 0) {
      throw file.unsupported("it resizes with pixel centres that are not at halves");
    }
    return new Layer.BilinearResize(value(input(inputs, 0)), tensors.extent(output));
  }

  private Padding padding(int code, Extent size, Filter filter) {
    return switch (code) {
      case 0 -> Padding.same(size, filter);
      case 1 -> Padding.NONE;
      default -> throw file.unsupported("its padding number " + code + " is unknown");
    };
  }

  private Activation activation(int code) {
    return switch (code) {
      case 0 -> Activation.NONE;
      case 1 -> Activation.RELU;
      case 3 -> Activation.RELU6;
      default -> throw file.unsupported("its activation number " + code + " is unknown");
    };
  }

  private void requireNoDilation(int first, int second) {
    if (first != 1 || second != 1) {
      throw file.unsupported("it has a dilated convolution");
    }
  }

  private int[] weightShape(int tensor) {
    int[] shape = tensors.shape(tensor);
    if (shape.length != 4) {
      throw file.damaged("the weights of a convolution have " + shape.length + " axes, not 4");
    }
    return shape;
  }

  private int input(int[] inputs, int index) {
    if (index >= inputs.length) {
      throw file.damaged("an operator has " + inputs.length + " inputs");
    }
    return inputs[index];
  }

  private int value(int tensor) {
    Integer value = values.get(tensor);
    if (value == null) {
      throw file.unsupported("it computes with tensor " + tensor + ", which no layer makes");
    }
    return value;
  }

  private int constant(int tensor) {
    int source = constants.getOrDefault(tensor, tensor);
    if (!tensors.isConstant(source)) {
      throw file.unsupported("its weights are computed");
    }
    return source;
  }

  private int only(int[] numbers, String what) {
    if (numbers.length != 1) {
      throw file.unsupported("it has " + numbers.length + " " + what + ", not 1");
    }
    return numbers[0];
  }
}
