package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;

/** ASCII text that goes to a stream in large pieces, without a string for every number. */
final class AsciiWriter {
  /** The longest piece that is written at once: longer than any number. */
  private static final int RESERVE = 32;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  AsciiWriter(OutputStream out) {
    this.out = out;
  }

  AsciiWriter text(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    return this;
  }

  AsciiWriter character(char character) throws IOException {
    reserve();
    buffer[used++] = (byte) character;
    return this;
  }

  /** The shortest decimal that reads back as the same float. */
  AsciiWriter number(float value) throws IOException {
    return text(Float.toString(value));
  }

  /** A number that is not negative. */
  AsciiWriter number(int value) throws IOException {
    reserve();
    int digits = 1;
    for (int rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    int rest = value;
    for (int position = used + digits - 1; position >= used; position--) {
      buffer[position] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += digits;
    return this;
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private void reserve() throws IOException {
    if (buffer.length - used < RESERVE) {
      flush();
    }
  }
}
