package org.fitterbench.segmentation.pipeline;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs masks as bytes: each probability rounded to 1/255, then compressed by DEFLATE at its
 * fastest. One caller at a time.
 */
final class PackedMasks implements AutoCloseable {
  private static final float LEVELS = 255;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final Inflater inflater = new Inflater();
  private byte[] plain = new byte[0];
  private byte[] packed = new byte[0];

  /** Packs probabilities from 0 to 1. */
  byte[] pack(float[] masks) {
    reserve(masks.length);
    for (int i = 0; i < masks.length; i++) {
      plain[i] = (byte) Math.round(LEVELS * masks[i]);
    }
    deflater.reset();
    deflater.setInput(plain, 0, masks.length);
    deflater.finish();
    int length = 0;
    while (!deflater.finished()) {
      if (length == packed.length) {
        packed = Arrays.copyOf(packed, 2 * packed.length + 64);
      }
      length += deflater.deflate(packed, length, packed.length - length);
    }
    return Arrays.copyOf(packed, length);
  }

  /**
   * Unpacks probabilities.
   *
   * @throws IllegalStateException when these bytes hold no such masks
   */
  void unpack(byte[] bytes, float[] masks) {
    reserve(masks.length);
    inflater.reset();
    inflater.setInput(bytes);
    try {
      int length = 0;
      while (length < masks.length && !inflater.finished() && !inflater.needsInput()) {
        length += inflater.inflate(plain, length, masks.length - length);
      }
      if (length != masks.length) {
        throw new IllegalStateException(length + " stored levels for " + masks.length);
      }
    } catch (DataFormatException damaged) {
      throw new IllegalStateException("The stored masks are damaged", damaged);
    }
    for (int i = 0; i < masks.length; i++) {
      masks[i] = Byte.toUnsignedInt(plain[i]) / LEVELS;
    }
  }

  private void reserve(int size) {
    if (plain.length < size) {
      plain = new byte[size];
    }
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
