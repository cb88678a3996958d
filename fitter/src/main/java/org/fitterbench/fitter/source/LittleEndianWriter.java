package org.fitterbench.fitter.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.fitterbench.core.asset.ContentHash;

/** Writes numbers and whole arrays, little endian, and hashes what it writes. */
final class LittleEndianWriter {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private final MessageDigest digest = ContentHash.SHA_256.newDigest();
  private final CRC32C crc = new CRC32C();
  private long length;

  LittleEndianWriter(OutputStream out) {
    this.out = out;
  }

  void writeInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void writeDouble(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
  }

  /** A string far shorter than the buffer. */
  void writeString(String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    if (bytes.length > buffer.remaining()) {
      flush();
    }
    buffer.put(bytes);
  }

  void writeInts(int[] values) throws IOException {
    for (int value : values) {
      room(Integer.BYTES).putInt(value);
    }
  }

  void writeFloats(float[] values) throws IOException {
    for (float value : values) {
      room(Float.BYTES).putFloat(value);
    }
  }

  void writeDoubles(double[] values) throws IOException {
    for (double value : values) {
      room(Double.BYTES).putDouble(value);
    }
  }

  void writeChars(char[] values) throws IOException {
    for (char value : values) {
      room(Character.BYTES).putChar(value);
    }
  }

  void writeShorts(short[] values) throws IOException {
    for (short value : values) {
      room(Short.BYTES).putShort(value);
    }
  }

  /** Writes out what is still held back. */
  void flush() throws IOException {
    buffer.flip();
    digest.update(buffer.duplicate());
    crc.update(buffer.duplicate());
    length += buffer.remaining();
    out.write(buffer.array(), 0, buffer.remaining());
    buffer.clear();
  }

  /** Bytes flushed so far. */
  long length() {
    return length;
  }

  /** CRC-32C of the bytes flushed so far. */
  int crc() {
    return (int) crc.getValue();
  }

  /** SHA-256 of the bytes flushed so far; ends the digest. */
  byte[] sha256() {
    return digest.digest();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }
}
