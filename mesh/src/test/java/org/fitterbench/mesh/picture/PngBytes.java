package org.fitterbench.mesh.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files put together chunk by chunk, independently of the encoder under test. */
final class PngBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private PngBytes() {
    bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
  }

  /**
   * A picture of unfiltered rows.
   *
   * @param palette red, green, blue of each entry; empty without a palette
   * @param transparency alpha of each palette entry; empty without one
   * @param rows the packed samples of each row
   */
  static byte[] of(
      int width, int depth, int colourType, byte[] palette, byte[] transparency, byte[]... rows)
      throws IOException {
    PngBytes png = new PngBytes();
    png.header(width, rows.length, depth, colourType);
    if (palette.length > 0) {
      png.chunk("PLTE", palette);
    }
    if (transparency.length > 0) {
      png.chunk("tRNS", transparency);
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      for (byte[] row : rows) {
        deflater.write(0);
        deflater.write(row);
      }
    }
    png.chunk("IDAT", data.toByteArray());
    png.chunk("IEND", new byte[0]);
    return png.bytes.toByteArray();
  }

  /** A file that claims a size and has no data. */
  static byte[] claiming(int width, int height) throws IOException {
    PngBytes png = new PngBytes();
    png.header(width, height, 8, 2);
    png.chunk("IDAT", new byte[0]);
    png.chunk("IEND", new byte[0]);
    return png.bytes.toByteArray();
  }

  private void header(int width, int height, int depth, int colourType) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(header);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {(byte) depth, (byte) colourType, 0, 0, 0});
    chunk("IHDR", header.toByteArray());
  }

  private void chunk(String type, byte[] data) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(type.getBytes(US_ASCII));
    checksum.update(data);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(data.length);
    out.writeBytes(type);
    out.write(data);
    out.writeInt((int) checksum.getValue());
  }
}
