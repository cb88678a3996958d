package org.fitterbench.fitter.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads what {@link LittleEndianWriter} wrote. A count that goes beyond the end is refused before
 * anything is allocated for it.
 */
final class LittleEndianReader {
  private final Path file;
  private final ByteBuffer buffer;

  /**
   * @param file what messages call the source
   * @param buffer little endian, from its position to its limit
   */
  LittleEndianReader(Path file, ByteBuffer buffer) {
    this.file = file;
    this.buffer = buffer;
  }

  Path file() {
    return file;
  }

  int readInt() {
    require(1, Integer.BYTES);
    return buffer.getInt();
  }

  double readDouble() {
    require(1, Double.BYTES);
    return buffer.getDouble();
  }

  /** How many things follow, each of which takes at least so many bytes. */
  int readCount(int bytesEach) {
    int count = readInt();
    require(count, bytesEach);
    return count;
  }

  String readString() {
    byte[] bytes = new byte[readCount(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  int[] readInts(int count) {
    require(count, Integer.BYTES);
    int[] values = new int[count];
    buffer.asIntBuffer().get(values);
    skip(count, Integer.BYTES);
    return values;
  }

  float[] readFloats(int count) {
    require(count, Float.BYTES);
    float[] values = new float[count];
    buffer.asFloatBuffer().get(values);
    skip(count, Float.BYTES);
    return values;
  }

  double[] readDoubles(int count) {
    require(count, Double.BYTES);
    double[] values = new double[count];
    buffer.asDoubleBuffer().get(values);
    skip(count, Double.BYTES);
    return values;
  }

  char[] readChars(int count) {
    require(count, Character.BYTES);
    char[] values = new char[count];
    buffer.asCharBuffer().get(values);
    skip(count, Character.BYTES);
    return values;
  }

  short[] readShorts(int count) {
    require(count, Short.BYTES);
    short[] values = new short[count];
    buffer.asShortBuffer().get(values);
    skip(count, Short.BYTES);
    return values;
  }

  /** Refuses bytes after the last thing that was to be read. */
  void end() {
    if (buffer.hasRemaining()) {
      throw CompactBodyFile.damaged(file, buffer.remaining() + " bytes are left over");
    }
  }

  private void require(int count, int bytesEach) {
    if (count < 0 || (long) count * bytesEach > buffer.remaining()) {
      throw CompactBodyFile.damaged(file, "a count of " + count + " goes beyond its end");
    }
  }

  private void skip(int count, int bytesEach) {
    buffer.position(buffer.position() + count * bytesEach);
  }
}
