package org.fitterbench.segmentation.tflite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A table of a FlatBuffer: fields by number, absent ones with defaults. Every offset is checked
 * against the file before it is followed.
 *
 * <p>Source: the FlatBuffers internals page, "Binary format": an object starts with the signed
 * distance back to its table of field offsets; vectors and strings start with their length.
 */
final class FlatTable {
  private final FlatFile file;
  private final int start;
  private final int fields;
  private final int fieldBytes;

  FlatTable(FlatFile file, int start) {
    this.file = file;
    this.start = start;
    fields = file.offset((long) start - file.int32(start));
    fieldBytes = file.uint16(fields);
  }

  boolean has(int field) {
    return at(field) != 0;
  }

  /** A signed 32-bit number, or a default. */
  int int32(int field, int otherwise) {
    int at = at(field);
    return at == 0 ? otherwise : file.int32(at);
  }

  /** A signed byte, or a default. */
  int int8(int field, int otherwise) {
    int at = at(field);
    return at == 0 ? otherwise : file.int8(at);
  }

  /** A table that this one points to. */
  FlatTable table(int field) {
    int at = at(field);
    if (at == 0) {
      throw file.damaged("a part that every model has is missing");
    }
    return new FlatTable(file, file.follow(at));
  }

  /** A string, or an empty one. */
  String string(int field) {
    ByteBuffer bytes = bytes(field, 1);
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  /** How many elements a vector has; 0 when it is absent. */
  int length(int field) {
    int at = at(field);
    return at == 0 ? 0 : file.count(file.follow(at), 1);
  }

  /** The signed 32-bit numbers of a vector. */
  int[] int32s(int field) {
    ByteBuffer bytes = bytes(field, Integer.BYTES);
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  /** A table of a vector of tables. */
  FlatTable element(int field, int index) {
    int at = at(field);
    if (at == 0) {
      throw file.damaged("a list that every model has is missing");
    }
    int vector = file.follow(at);
    int count = file.count(vector, Integer.BYTES);
    if (index < 0 || index >= count) {
      throw file.damaged("it names part " + index + " of " + count);
    }
    return new FlatTable(file, file.follow(vector + Integer.BYTES * (index + 1)));
  }

  /** The bytes of a vector's elements, little endian; empty when it is absent. */
  ByteBuffer bytes(int field, int elementBytes) {
    int at = at(field);
    if (at == 0) {
      return ByteBuffer.allocate(0);
    }
    int vector = file.follow(at);
    return file.slice(vector + Integer.BYTES, file.count(vector, elementBytes) * elementBytes);
  }

  private int at(int field) {
    int entry = 2 * Short.BYTES + Short.BYTES * field;
    if (entry + Short.BYTES > fieldBytes) {
      return 0;
    }
    int offset = file.uint16(fields + entry);
    return offset == 0 ? 0 : file.offset((long) start + offset);
  }
}
