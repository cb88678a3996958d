package org.fitterbench.mesh.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NumPy's array files: magic, version, header length, a Python dictionary with {@code descr},
 * {@code fortran_order} and {@code shape}, then the elements.
 */
final class NpyReader {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  static final int VERSION_1_PREFIX_BYTES = MAGIC.length + 4;

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])?([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
  private static final Pattern COMMA = Pattern.compile(",");

  private NpyReader() {}

  static NpyArray decode(MeshSource source) {
    byte[] bytes = source.bytes();
    if (bytes.length < MAGIC.length
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw source.damaged("no NumPy array file, its first bytes are others");
    }
    source.requireBytes("its version and header length", MAGIC.length, 4);
    int version = bytes[MAGIC.length];
    if (version < 1 || version > 3) {
      throw source.refused("NumPy format version " + version, "save it with a version of 1 to 3");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int lengthOffset = MAGIC.length + 2;
    int headerOffset = lengthOffset + (version == 1 ? Short.BYTES : Integer.BYTES);
    source.requireBytes("its header length", lengthOffset, headerOffset - lengthOffset);
    long headerLength =
        version == 1
            ? Short.toUnsignedLong(buffer.getShort(lengthOffset))
            : Integer.toUnsignedLong(buffer.getInt(lengthOffset));
    source.requireBytes("its header", headerOffset, headerLength);
    Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String header = new String(bytes, headerOffset, (int) headerLength, charset);
    return decode(source, header, (int) (headerOffset + headerLength));
  }

  private static NpyArray decode(MeshSource source, String header, int dataOffset) {
    Matcher descr = DESCR.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shapeText = SHAPE.matcher(header);
    if (!order.find() || !shapeText.find()) {
      throw source.damaged("its header is not that of a NumPy array");
    }
    if (!descr.find()) {
      throw source.refused("a structured array", "save one plain array of float32 or float64");
    }
    NpyType type =
        NpyType.of(descr.group(2))
            .orElseThrow(() ->
                source.refused(
                    "elements of type '" + descr.group(2) + "'",
                    "save float32, float64, int32 or int64"));
    int[] shape = shape(source, shapeText.group(1));
    if (order.group(1).equals("True") && shape.length > 1) {
      throw source.refused("an array in Fortran order", "save numpy.ascontiguousarray of it");
    }
    long count = 1;
    for (int extent : shape) {
      try {
        count = Math.multiplyExact(count, extent);
      } catch (ArithmeticException overflow) {
        throw source.damaged("its shape " + Arrays.toString(shape) + " is too large");
      }
    }
    int present = source.length() - dataOffset;
    if (count > present / type.bytes() || count * type.bytes() != present) {
      throw source.damaged(
          "%s: a shape of %s needs %d elements of %d bytes, the file has %d bytes of them"
              .formatted(
                  count > present / type.bytes() ? "truncated" : "too long",
                  Arrays.toString(shape),
                  count,
                  type.bytes(),
                  present));
    }
    byte[] elements = Arrays.copyOfRange(source.bytes(), dataOffset, dataOffset + present);
    if (">".equals(descr.group(1))) {
      reverseEach(elements, type.bytes());
    }
    return new NpyArray(type, shape, ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Big endian to little endian, in place. */
  private static void reverseEach(byte[] elements, int size) {
    for (int start = 0; start < elements.length; start += size) {
      for (int i = 0; i < size / 2; i++) {
        byte swapped = elements[start + i];
        elements[start + i] = elements[start + size - 1 - i];
        elements[start + size - 1 - i] = swapped;
      }
    }
  }

  private static int[] shape(MeshSource source, String text) {
    try {
      return COMMA
          .splitAsStream(text)
          .map(String::strip)
          .filter(extent -> !extent.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException tooLarge) {
      throw source.damaged("its shape (" + text + ") is too large");
    }
  }
}
