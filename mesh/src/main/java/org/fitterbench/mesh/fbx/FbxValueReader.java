package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the values of one node: a letter for the type of each, then its bytes. */
final class FbxValueReader {
  private static final int ARRAY_HEADER_BYTES = 3 * Integer.BYTES;

  private final FbxSource source;
  private final ByteBuffer bytes;
  private final int end;
  private int at;

  FbxValueReader(FbxSource source, int start, int end) {
    this.source = source;
    this.bytes = ByteBuffer.wrap(source.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    this.at = start;
    this.end = end;
  }

  FbxValue next() {
    int type = take("the type of a value", Byte.BYTES);
    char letter = (char) bytes.get(type);
    return switch (letter) {
      case 'C', 'B', 'Z' -> new FbxValue.Whole(bytes.get(take("a byte", Byte.BYTES)));
      case 'Y' -> new FbxValue.Whole(bytes.getShort(take("an integer", Short.BYTES)));
      case 'I' -> new FbxValue.Whole(bytes.getInt(take("an integer", Integer.BYTES)));
      case 'L' -> new FbxValue.Whole(bytes.getLong(take("an integer", Long.BYTES)));
      case 'F' -> new FbxValue.Real(bytes.getFloat(take("a number", Float.BYTES)));
      case 'D' -> new FbxValue.Real(bytes.getDouble(take("a number", Double.BYTES)));
      case 'S' -> text();
      case 'R' -> {
        int length = length("some bytes");
        yield new FbxValue.Raw(bytes.slice(take("some bytes", length), length));
      }
      case 'f', 'd', 'l', 'i', 'b', 'c' -> array(type, letter);
      default ->
          throw source.damaged(
              type, "a value of unknown type 0x%02x".formatted(Byte.toUnsignedInt((byte) letter)));
    };
  }

  private FbxValue text() {
    int length = length("a string");
    int start = take("a string", length);
    return new FbxValue.Text(new String(source.bytes(), start, length, StandardCharsets.UTF_8));
  }

  private FbxValue array(int start, char type) {
    int header = take("an array", ARRAY_HEADER_BYTES);
    long count = Integer.toUnsignedLong(bytes.getInt(header));
    int encoding = bytes.getInt(header + Integer.BYTES);
    int size = bounded("an array", bytes.getInt(header + 2 * Integer.BYTES));
    if (encoding != 0 && encoding != 1) {
      throw source.damaged(start, "an array of unknown encoding " + encoding);
    }
    int data = take("an array", size);
    return new FbxValue.Numbers(
        new PackedArray(source, start, type, count, encoding == 1, data, size));
  }

  private int length(String what) {
    return bounded(what, bytes.getInt(take("the length of " + what, Integer.BYTES)));
  }

  /** A length that the file claims, which is never more than what is left. */
  private int bounded(String what, int claimed) {
    source.require(what, at, Integer.toUnsignedLong(claimed), end);
    return claimed;
  }

  private int take(String what, int count) {
    source.require(what, at, count, end);
    int start = at;
    at += count;
    return start;
  }
}
