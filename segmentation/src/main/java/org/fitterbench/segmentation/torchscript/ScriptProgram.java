package org.fitterbench.segmentation.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import org.fitterbench.segmentation.model.MaskProgram;
import org.fitterbench.segmentation.model.ScriptModule;

/** A module of someone's, with pictures made into what it takes and masks of what it gives. */
final class ScriptProgram implements MaskProgram {
  private static final int[] CHANNELS_FIRST = {0, 3, 1, 2};
  private static final int COLOUR_AXIS = 3;
  private static final int COLOURS = 3;

  private final ScriptModule module;
  private final ScriptConventions conventions;
  private final ScriptResult result;
  private final boolean planes;
  private final boolean normalised;
  private final NDArray factors;
  private final NDArray offsets;

  /**
   * @param file what to call the module in a message
   * @param planes whether each colour lies in memory by itself, which modules need that view their
   *     values in other shapes; otherwise the colours of a place lie together, which is faster
   */
  ScriptProgram(String file, ScriptModule module, ScriptConventions conventions, boolean planes) {
    this.module = module;
    this.conventions = conventions;
    this.planes = planes;
    result = new ScriptResult(file, conventions);
    // (scale · x - mean) / std as one product and one sum; both are freed with the module.
    float[] products = new float[COLOURS];
    float[] sums = new float[COLOURS];
    boolean changing = false;
    for (int i = 0; i < COLOURS; i++) {
      products[i] = (float) (conventions.scale() / conventions.std().get(i));
      sums[i] = (float) (-conventions.mean().get(i) / conventions.std().get(i));
      changing |= products[i] != 1 || sums[i] != 0;
    }
    normalised = changing;
    NDManager lasting = module.newManager();
    factors = lasting.create(products);
    offsets = lasting.create(sums);
  }

  @Override
  public NDManager newManager() {
    return module.newManager();
  }

  @Override
  public void release() {
    module.release();
  }

  @Override
  public PtNDArray masks(PtNDArray pictures, PtNDManager scope) {
    return (PtNDArray) probabilities(numbers(pictures, scope));
  }

  /** What the module gives, as numbers of single precision. */
  NDArray numbers(NDArray pictures, PtNDManager scope) {
    try (IValue given = IValue.from((PtNDArray) prepared(pictures));
        IValue made = module.forward(given)) {
      NDArray numbers = result.chosen(made, scope);
      return numbers.getDataType() == DataType.FLOAT32
          ? numbers
          : numbers.toType(DataType.FLOAT32, false);
    }
  }

  /** The pictures as the module takes them. */
  private NDArray prepared(NDArray pictures) {
    NDArray colours =
        switch (conventions.channels()) {
          case RGB -> pictures;
          case BGR -> pictures.flip(COLOUR_AXIS);
        };
    NDArray scaled = normalised ? colours.mul(factors).add(offsets) : colours;
    return switch (conventions.layout()) {
      case NHWC -> scaled;
      case NCHW -> {
        NDArray turned = scaled.transpose(CHANNELS_FIRST);
        // A reshape that cannot be a view copies, so that the planes lie one after the other.
        yield planes ? turned.reshape(-1).reshape(turned.getShape()) : turned;
      }
    };
  }

  /** [batch][row][column] of what the module gave, which {@link ScriptResult} has found right. */
  NDArray probabilities(NDArray numbers) {
    int index = conventions.classIndex();
    return switch (conventions.activation()) {
      case NONE -> channel(numbers, index);
      case SIGMOID -> Activation.sigmoid(channel(numbers, index));
      case SOFTMAX -> channel(numbers.softmax(result.channelAxis()), index);
    };
  }

  private NDArray channel(NDArray numbers, int index) {
    if (numbers.getShape().dimension() == ScriptResult.MASK_AXES) {
      return numbers;
    }
    return switch (conventions.layout()) {
      case NCHW -> numbers.get(":, {}", index);
      case NHWC -> numbers.get("..., {}", index);
    };
  }

  ScriptResult result() {
    return result;
  }
}
