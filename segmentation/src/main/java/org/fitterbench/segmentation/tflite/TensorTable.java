package org.fitterbench.segmentation.tflite;

import java.nio.ByteBuffer;
import org.fitterbench.segmentation.network.Extent;

/**
 * The tensors of a model: shapes, and the numbers of those that are constant. Field numbers are
 * those of the TensorFlow Lite schema, version 3.
 */
final class TensorTable {
  private static final int FLOAT32 = 0;
  private static final int FLOAT16 = 1;
  private static final int INT32 = 2;

  private final FlatFile file;
  private final FlatTable model;
  private final FlatTable graph;

  TensorTable(FlatFile file, FlatTable model, FlatTable graph) {
    this.file = file;
    this.model = model;
    this.graph = graph;
  }

  int[] shape(int tensor) {
    return tensor(tensor).int32s(0);
  }

  /** The size of a value of the graph: [1, height, width, channels]. */
  Extent extent(int tensor) {
    int[] shape = shape(tensor);
    if (shape.length != 4 || shape[0] != 1) {
      throw file.unsupported(
          "tensor " + tensor + " is no single picture [1, height, width, channels]");
    }
    try {
      return new Extent(shape[1], shape[2], shape[3]);
    } catch (IllegalArgumentException impossible) {
      throw file.damaged("tensor " + tensor + ": " + impossible.getMessage());
    }
  }

  boolean isConstant(int tensor) {
    return buffer(tensor).hasRemaining();
  }

  /** The numbers of a constant tensor of 16-bit or 32-bit floating point. */
  float[] floats(int tensor) {
    ByteBuffer bytes = buffer(tensor);
    int type = tensor(tensor).int8(1, FLOAT32);
    int expected = elements(tensor);
    float[] values =
        new float
            [switch (type) {
              case FLOAT32 -> bytes.remaining() / Float.BYTES;
              case FLOAT16 -> bytes.remaining() / Short.BYTES;
              default ->
                  throw file.unsupported(
                      "its weights are of type " + type + ", not 16- or 32-bit floats");
            }];
    if (values.length != expected) {
      throw file.damaged(
          "tensor " + tensor + " has " + values.length + " numbers, not " + expected);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] =
          type == FLOAT32
              ? bytes.getFloat(Float.BYTES * i)
              : Float.float16ToFloat(bytes.getShort(Short.BYTES * i));
      if (!Float.isFinite(values[i])) {
        throw file.damaged("weight " + i + " of tensor " + tensor + " is not finite");
      }
    }
    return values;
  }

  /** The numbers of a constant tensor of 32-bit integers. */
  int[] integers(int tensor) {
    ByteBuffer bytes = buffer(tensor);
    if (tensor(tensor).int8(1, FLOAT32) != INT32) {
      throw file.unsupported("tensor " + tensor + " is not of 32-bit integers");
    }
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private int elements(int tensor) {
    long count = 1;
    for (int side : shape(tensor)) {
      count *= side;
      if (side < 1 || count > Extent.MAXIMUM_SIZE) {
        throw file.damaged("tensor " + tensor + " has an impossible shape");
      }
    }
    return (int) count;
  }

  private FlatTable tensor(int tensor) {
    return graph.element(0, tensor);
  }

  private ByteBuffer buffer(int tensor) {
    return model.element(4, tensor(tensor).int32(2, 0)).bytes(0, 1);
  }
}
