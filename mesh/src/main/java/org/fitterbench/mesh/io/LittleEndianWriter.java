package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian numbers that go to a stream in large pieces. */
final class LittleEndianWriter {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndianWriter(OutputStream out) {
    this.out = out;
  }

  LittleEndianWriter number(float value) throws IOException {
    reserve();
    buffer.putFloat(value);
    return this;
  }

  LittleEndianWriter number(int value) throws IOException {
    reserve();
    buffer.putInt(value);
    return this;
  }

  LittleEndianWriter octet(int value) throws IOException {
    reserve();
    buffer.put((byte) value);
    return this;
  }

  void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void reserve() throws IOException {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
  }
}
