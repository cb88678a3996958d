package org.fitterbench.fitter.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The numbers of a little-endian NumPy array file. */
final class Npy {
  private static final int HEADER_START = 10;

  private Npy() {}

  static double[] read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int data = HEADER_START + bytes.getShort(8);
      String header =
          new String(bytes.array(), HEADER_START, data - HEADER_START, StandardCharsets.US_ASCII);
      bytes.position(data);
      int size = header.contains("f8") ? 8 : 4;
      double[] values = new double[bytes.remaining() / size];
      for (int index = 0; index < values.length; index++) {
        values[index] =
            header.contains("f8")
                ? bytes.getDouble()
                : header.contains("f4") ? bytes.getFloat() : bytes.getInt();
      }
      return values;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
