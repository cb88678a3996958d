package org.fitterbench.mesh.fbx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An array of a binary FBX file. It is unpacked piece by piece each time that it is asked for; what
 * a file claims is checked before memory is taken for it.
 */
final class PackedArray implements FbxArray {
  /** Deflate never packs more than about 1032 bytes into one (RFC 1951: 258 bytes in 2 bits). */
  private static final long MOST_DEFLATED = 1040;

  /** A multiple of the longest number. */
  private static final int PIECE_BYTES = 1 << 15;

  private final FbxSource source;
  private final long offset;
  private final char type;
  private final int count;
  private final boolean deflated;
  private final int dataStart;
  private final int dataBytes;

  /**
   * @param offset the byte of the file where it starts, for messages
   * @param type {@code f d l i b} or {@code c}
   * @param dataStart where its bytes start in the file
   * @param dataBytes how many they are
   */
  PackedArray(
      FbxSource source,
      long offset,
      char type,
      long count,
      boolean deflated,
      int dataStart,
      int dataBytes) {
    this.source = source;
    this.offset = offset;
    this.type = type;
    this.deflated = deflated;
    this.dataStart = dataStart;
    this.dataBytes = dataBytes;
    long size = count * width(type);
    if (deflated ? size > MOST_DEFLATED * dataBytes : size != dataBytes) {
      throw source.damaged(
          offset, "%d numbers cannot lie in %d bytes of an array".formatted(count, dataBytes));
    }
    if (size > Integer.MAX_VALUE) {
      throw source.damaged(offset, "an array of %d numbers is too large".formatted(count));
    }
    this.count = (int) count;
  }

  static int width(char type) {
    return switch (type) {
      case 'd', 'l' -> Long.BYTES;
      case 'f', 'i' -> Integer.BYTES;
      case 'b', 'c' -> Byte.BYTES;
      default -> 0;
    };
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public double[] reals() {
    if (type != 'd' && type != 'f') {
      throw source.damaged(offset, "an array of type '" + type + "' in place of real numbers");
    }
    source.claim(offset, (long) count * Double.BYTES);
    double[] values = new double[count];
    read((piece, first, number) -> {
      if (type == 'd') {
        piece.asDoubleBuffer().get(values, first, number);
      } else {
        for (int i = 0; i < number; i++) {
          values[first + i] = piece.getFloat(i * Float.BYTES);
        }
      }
    });
    return values;
  }

  @Override
  public int[] integers() {
    if (type != 'i' && type != 'l') {
      throw source.damaged(offset, "an array of type '" + type + "' in place of integers");
    }
    source.claim(offset, (long) count * Integer.BYTES);
    int[] values = new int[count];
    read((piece, first, number) -> {
      if (type == 'i') {
        piece.asIntBuffer().get(values, first, number);
      } else {
        for (int i = 0; i < number; i++) {
          long value = piece.getLong(i * Long.BYTES);
          if (value != (int) value) {
            throw source.damaged(
                offset, "the integer %d of an array is too large".formatted(value));
          }
          values[first + i] = (int) value;
        }
      }
    });
    return values;
  }

  /** Takes some numbers of an array. */
  private interface Piece {
    void take(ByteBuffer piece, int first, int number);
  }

  private void read(Piece taker) {
    int width = width(type);
    if (!deflated) {
      taker.take(
          ByteBuffer.wrap(source.bytes(), dataStart, dataBytes)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN),
          0,
          count);
      return;
    }
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, (long) count * width)];
    ByteBuffer buffer = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(source.bytes(), dataStart, dataBytes);
      for (int first = 0; first < count; ) {
        int number = Math.min(piece.length / width, count - first);
        inflate(inflater, piece, number * width);
        taker.take(buffer, first, number);
        first += number;
      }
    }
  }

  private void inflate(Inflater inflater, byte[] piece, int length) {
    int done = 0;
    try {
      while (done < length) {
        int more = inflater.inflate(piece, done, length - done);
        if (more == 0) {
          throw source.damaged(offset, "truncated: a deflated array ends too early");
        }
        done += more;
      }
    } catch (DataFormatException broken) {
      throw source.damaged(offset, "a deflated array is damaged");
    }
  }
}
