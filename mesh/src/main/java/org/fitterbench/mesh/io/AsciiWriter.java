package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** ASCII text that goes to a stream in large pieces, without a string for every integer. */
final class AsciiWriter {
  /** Longer than any number. */
  private static final int LONGEST_NUMBER = 32;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  AsciiWriter(OutputStream out) {
    this.out = out;
  }

  /** Text of any length, such as a header; names of files may be in any script. */
  AsciiWriter text(String text) throws IOException {
    flush();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  AsciiWriter character(char character) throws IOException {
    reserve();
    buffer[used++] = (byte) character;
    return this;
  }

  /** A space and the shortest decimal that reads back as the same float. */
  AsciiWriter number(float value) throws IOException {
    reserve();
    buffer[used++] = ' ';
    String text = Float.toString(value);
    int length = text.length();
    for (int i = 0; i < length; i++) {
      buffer[used + i] = (byte) text.charAt(i);
    }
    used += length;
    return this;
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
    if (buffer.length - used < LONGEST_NUMBER) {
      flush();
    }
  }
}
