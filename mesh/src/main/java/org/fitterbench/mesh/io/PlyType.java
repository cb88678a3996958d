package org.fitterbench.mesh.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The number types of PLY, each with its old and its sized name. */
enum PlyType {
  INT8(1, "char", "int8"),
  UINT8(1, "uchar", "uint8"),
  INT16(2, "short", "int16"),
  UINT16(2, "ushort", "uint16"),
  INT32(4, "int", "int32"),
  UINT32(4, "uint", "uint32"),
  FLOAT32(4, "float", "float32"),
  FLOAT64(8, "double", "float64");

  private final int bytes;
  private final String name;
  private final String sizedName;

  PlyType(int bytes, String name, String sizedName) {
    this.bytes = bytes;
    this.name = name;
    this.sizedName = sizedName;
  }

  static Optional<PlyType> of(String name) {
    return Arrays.stream(values())
        .filter(type -> type.name.equals(name) || type.sizedName.equals(name))
        .findFirst();
  }

  int bytes() {
    return bytes;
  }

  boolean isInteger() {
    return this != FLOAT32 && this != FLOAT64;
  }

  /** The number at the buffer's position, which moves behind it. */
  double get(ByteBuffer buffer) {
    return switch (this) {
      case INT8 -> buffer.get();
      case UINT8 -> Byte.toUnsignedInt(buffer.get());
      case INT16 -> buffer.getShort();
      case UINT16 -> Short.toUnsignedInt(buffer.getShort());
      case INT32 -> buffer.getInt();
      case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> buffer.getDouble();
    };
  }
}
