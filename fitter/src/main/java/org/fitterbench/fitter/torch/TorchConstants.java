package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Makes the arrays that stay for a model's life, on its device and in its precision. */
final class TorchConstants {
  private final NDManager manager;
  private final DataType type;

  TorchConstants(NDManager manager, TorchOptions options) {
    this.manager = manager;
    type = options.precision().type();
  }

  NDArray numbers(float[] values, long... shape) {
    return cast(manager.create(values, new Shape(shape)));
  }

  NDArray numbers(double[] values, long... shape) {
    float[] rounded = new float[values.length];
    for (int index = 0; index < values.length; index++) {
      rounded[index] = (float) values[index];
    }
    return numbers(rounded, shape);
  }

  NDArray indices(long[] values) {
    return manager.create(values);
  }

  /** A matrix of zeros, to be filled row by row. */
  NDArray zeros(long rows, long columns) {
    return manager.zeros(new Shape(rows, columns), type);
  }

  /** The array in the model's precision; the one given is closed when it is another. */
  NDArray cast(NDArray array) {
    if (array.getDataType() == type) {
      return array;
    }
    try (array) {
      return array.toType(type, true);
    }
  }
}
