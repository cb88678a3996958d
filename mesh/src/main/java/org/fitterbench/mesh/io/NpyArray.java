package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;

/**
 * A NumPy array file (NumPy Enhancement Proposal 1 and its successors, format versions 1 to 3): an
 * element type, a shape and the elements in C order, the last index fastest.
 */
public final class NpyArray {
  private static final int ALIGNMENT = 64;

  private final NpyType type;
  private final int[] shape;
  private final ByteBuffer elements;

  NpyArray(NpyType type, int[] shape, ByteBuffer elements) {
    this.type = type;
    this.shape = shape;
    this.elements = elements;
  }

  /**
   * An array of 32-bit floats.
   *
   * @throws IllegalArgumentException when the shape does not have that many elements
   */
  public static NpyArray of(float[] values, int... shape) {
    requireCount(values.length, shape);
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    return new NpyArray(NpyType.FLOAT32, shape.clone(), bytes);
  }

  /**
   * An array of 64-bit floats.
   *
   * @throws IllegalArgumentException when the shape does not have that many elements
   */
  public static NpyArray of(double[] values, int... shape) {
    requireCount(values.length, shape);
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Double.BYTES));
    bytes.asDoubleBuffer().put(values);
    return new NpyArray(NpyType.FLOAT64, shape.clone(), bytes);
  }

  /**
   * Reads an array of float32, float64, int32 or int64 of either byte order.
   *
   * @throws UserInputException when the file cannot be read, is damaged, has another element type
   *     or is in Fortran order
   */
  public static NpyArray read(Path file) {
    return NpyReader.decode(MeshSource.load(file));
  }

  /**
   * Writes the array as format version 1, little endian. The file takes its name only when it is
   * whole.
   *
   * @throws UserInputException when the file cannot be written
   */
  public void write(Path file) {
    AtomicFile.write(file, this::encode);
  }

  void encode(OutputStream out) throws IOException {
    String dictionary =
        Arrays.stream(shape)
            .mapToObj(extent -> extent + ",")
            .collect(
                Collectors.joining(
                    " ",
                    "{'descr': '<" + type.letters() + "', 'fortran_order': False, 'shape': (",
                    "), }"));
    int used = NpyReader.VERSION_1_PREFIX_BYTES + dictionary.length() + 1;
    int padding = Math.floorMod(-used, ALIGNMENT);
    byte[] header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    out.write(NpyReader.MAGIC);
    out.write(new byte[] {1, 0, (byte) header.length, (byte) (header.length >> Byte.SIZE)});
    out.write(header);
    out.write(elements.array(), elements.arrayOffset(), elements.capacity());
  }

  public NpyType type() {
    return type;
  }

  /** The extent of each dimension. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of elements: the product of the shape. */
  public int size() {
    return elements.capacity() / type.bytes();
  }

  /** All elements in C order, rounded to the nearest float. */
  public float[] toFloats() {
    float[] values = new float[size()];
    if (type == NpyType.FLOAT32) {
      elements.asFloatBuffer().get(values);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) get(i);
      }
    }
    return values;
  }

  /** All elements in C order; a 64-bit integer beyond 2⁵³ is rounded. */
  public double[] toDoubles() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
    return values;
  }

  /**
   * All elements in C order.
   *
   * @throws ArithmeticException when one is not a 32-bit integer
   */
  public int[] toInts() {
    int[] values = new int[size()];
    for (int i = 0; i < values.length; i++) {
      double value = get(i);
      values[i] = (int) value;
      if (values[i] != value) {
        throw new ArithmeticException("Element " + i + " is no 32-bit integer: " + value);
      }
    }
    return values;
  }

  private double get(int index) {
    int offset = index * type.bytes();
    return switch (type) {
      case FLOAT32 -> elements.getFloat(offset);
      case FLOAT64 -> elements.getDouble(offset);
      case INT32 -> elements.getInt(offset);
      case INT64 -> elements.getLong(offset);
    };
  }

  private static ByteBuffer littleEndian(int byteCount) {
    return ByteBuffer.allocate(byteCount).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireCount(int count, int[] shape) {
    long expected = 1;
    for (int extent : shape) {
      expected = Math.multiplyExact(expected, extent);
    }
    if (expected != count) {
      throw new IllegalArgumentException(
          "%d elements for the shape %s".formatted(count, Arrays.toString(shape)));
    }
  }
}
