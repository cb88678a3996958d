package org.fitterbench.segmentation.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.torchscript.ScriptConventions.OutputActivation;
import org.fitterbench.segmentation.torchscript.ScriptConventions.OutputChoice;

/**
 * Finds the mask in what a module gives, and says where it is not what the file beside it says.
 *
 * @param file what to call the module in a message
 * @param conventions what it is said to give
 */
record ScriptResult(String file, ScriptConventions conventions) {
  /** The axes of a tensor of masks without channels: batch, rows, columns. */
  static final int MASK_AXES = 3;

  /** How far rounding may take a probability beyond 0 or 1. */
  private static final float TOLERANCE = 1e-3f;

  /** The axis of the channels in a tensor of four. */
  int channelAxis() {
    return switch (conventions.layout()) {
      case NCHW -> 1;
      case NHWC -> MASK_AXES;
    };
  }

  /**
   * The tensor that is chosen of what a module gave.
   *
   * @throws UserInputException when it is not there
   */
  NDArray chosen(IValue made, PtNDManager scope) {
    if (made.isTensor()) {
      return switch (conventions.choice()) {
        case OutputChoice.Only _ -> made.toTensor(scope);
        case OutputChoice.Numbered(int index) -> throw alone(Integer.toString(index));
        case OutputChoice.Named(String name) -> throw alone(name);
      };
    }
    if (made.isMap()) {
      return named(new TreeMap<>(made.toIValueMap()), scope);
    }
    if (made.isTuple()) {
      return numbered(List.of(made.toIValueTuple()), scope);
    }
    if (made.isList() || made.isTensorList()) {
      return numbered(List.of(made.toIValueArray()), scope);
    }
    throw new UserInputException(
        file + " gives " + made.getType() + ", no tensor", "export a model that gives a tensor");
  }

  private NDArray named(Map<String, IValue> values, PtNDManager scope) {
    try {
      String names = String.join(", ", values.keySet());
      return switch (conventions.choice()) {
        case OutputChoice.Named(String name) when values.containsKey(name) ->
            tensor(name, values.get(name), scope);
        case OutputChoice.Named(String name) ->
            throw new UserInputException(
                file + " gives no '" + name + "'",
                "set output.select to '"
                    + EditDistance.nearest(name, values.keySet()).orElse("")
                    + "'; it gives "
                    + names);
        case OutputChoice.Only _, OutputChoice.Numbered _ ->
            throw new UserInputException(
                file + " gives a dictionary", "set output.select to one of " + names);
      };
    } finally {
      close(values.values());
    }
  }

  private NDArray numbered(List<IValue> values, PtNDManager scope) {
    try {
      return switch (conventions.choice()) {
        case OutputChoice.Only _ when values.size() == 1 -> tensor("0", values.getFirst(), scope);
        case OutputChoice.Numbered(int index) when index < values.size() ->
            tensor(Integer.toString(index), values.get(index), scope);
        case OutputChoice.Only _, OutputChoice.Numbered _, OutputChoice.Named _ ->
            throw new UserInputException(
                file + " gives " + values.size() + " results",
                "set output.select to a number from 0 to " + (values.size() - 1));
      };
    } finally {
      close(values);
    }
  }

  private NDArray tensor(String choice, IValue value, PtNDManager scope) {
    if (!value.isTensor()) {
      throw new UserInputException(
          file + " gives " + value.getType() + " as result " + choice + ", no tensor",
          "set output.select to a tensor");
    }
    return value.toTensor(scope);
  }

  private static void close(Collection<IValue> values) {
    values.forEach(IValue::close);
  }

  private UserInputException alone(String choice) {
    return new UserInputException(
        file + " gives one tensor, not several with '" + choice + "' among them",
        "set output.select to null");
  }

  /**
   * Rows and columns of the masks in a tensor.
   *
   * @param batch how many pictures they are of
   * @throws UserInputException when the tensor holds no masks of so many pictures, or not the class
   */
  Extent extent(Shape shape, int batch) {
    int axes = shape.dimension();
    if (axes != MASK_AXES && axes != MASK_AXES + 1) {
      throw new UserInputException(
          file + " gives " + words(shape) + ", no masks",
          "use a model that gives batch x channels x rows x columns, or set output.select");
    }
    if (shape.get(0) != batch) {
      throw new UserInputException(
          "%s gives %s for %d pictures".formatted(file, words(shape), batch),
          "set batch_size to 1, or export it for any number of pictures");
    }
    long channels = axes == MASK_AXES ? 1 : shape.get(channelAxis());
    if (conventions.classIndex() >= channels) {
      throw new UserInputException(
          "%s gives %s, which has no channel %d"
              .formatted(file, words(shape), conventions.classIndex()),
          "set output.class_index to a number from 0 to " + (channels - 1));
    }
    if (channels == 1 && conventions.activation() == OutputActivation.SOFTMAX) {
      throw new UserInputException(
          file + " gives one channel, whose softmax is 1 everywhere",
          "set output.activation to sigmoid");
    }
    int rows = axes > MASK_AXES && channelAxis() == 1 ? 2 : 1;
    return new Extent(Math.toIntExact(shape.get(rows)), Math.toIntExact(shape.get(rows + 1)), 1);
  }

  /**
   * Makes sure that masks are probabilities.
   *
   * @throws UserInputException when they are not
   */
  void requireProbabilities(float[] masks) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float mask : masks) {
      if (Float.isNaN(mask)) {
        throw new UserInputException(
            file + " gives NaN", "check input.scale, input.mean and input.std, or its export");
      }
      least = Math.min(least, mask);
      most = Math.max(most, mask);
    }
    if (least < -TOLERANCE || most > 1 + TOLERANCE) {
      throw new UserInputException(
          String.format(
              Locale.ROOT,
              "%s gives numbers from %.3g to %.3g, which are no probabilities",
              file,
              least,
              most),
          "set output.activation to sigmoid for one logit, to softmax for one of each class");
    }
  }

  private static String words(Shape shape) {
    return LongStream.of(shape.getShape())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" x "));
  }
}
