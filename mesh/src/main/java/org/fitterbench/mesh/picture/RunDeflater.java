package org.fitterbench.mesh.picture;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses filtered rows of a picture into a zlib stream (RFC 1950 and 1951) in little time:
 * equal bytes behind each other become runs, everything else literals, and a Huffman code is made
 * for each block of them. Strings that came before are not looked for, because filtered rows hold
 * few. Keeps its memory from picture to picture; not for several threads at once.
 */
final class RunDeflater {
  private static final int SHORTEST_RUN = 3;
  private static final int LONGEST_RUN = 258;

  /** Literals and runs of a block. */
  private static final int BLOCK = 1 << 15;

  private static final int END_OF_BLOCK = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int SYMBOLS = 286;

  /** The most bytes that a block has besides its tokens, and that one token takes. */
  private static final int HEADER_BYTES = 256;

  private static final int TOKEN_BYTES = 3;

  /** Symbol, number of further bits and their value of each length of a run (RFC 1951, 3.2.5). */
  private static final int[] LENGTH_SYMBOLS = new int[LONGEST_RUN + 1];

  private static final int[] EXTRA_BITS = new int[LONGEST_RUN + 1];
  private static final int[] EXTRAS = new int[LONGEST_RUN + 1];

  static {
    int symbol = FIRST_LENGTH;
    for (int length = SHORTEST_RUN; length < LONGEST_RUN; symbol++) {
      int bits = Math.max(0, (symbol - FIRST_LENGTH) / 4 - 1);
      for (int extra = 0; extra < 1 << bits; extra++) {
        LENGTH_SYMBOLS[length] = symbol;
        EXTRA_BITS[length] = bits;
        EXTRAS[length++] = extra;
      }
    }
    // The longest has a symbol of its own, and the symbol before could tell it as well.
    LENGTH_SYMBOLS[LONGEST_RUN] = SYMBOLS - 1;
    EXTRA_BITS[LONGEST_RUN] = 0;
    EXTRAS[LONGEST_RUN] = 0;
  }

  private final HuffmanCode code = new HuffmanCode(SYMBOLS);
  private final Adler32 checksum = new Adler32();

  /** A block: bytes as they are, runs of the byte before as {@link #END_OF_BLOCK} + length. */
  private final int[] tokens = new int[BLOCK];

  private final int[] counts = new int[SYMBOLS];
  private int tokenCount;
  private byte[] output = new byte[1 << 16];
  private int size;

  /** Bits on their way into the output, the first lowest: fewer than 32 between calls. */
  private long bits;

  private int bitCount;

  /**
   * Compresses bytes.
   *
   * @param length how many, at least 1
   * @return how many bytes of {@link #output} the stream takes
   */
  int compress(byte[] data, int length) {
    size = 0;
    bits = 0;
    bitCount = 0;
    // Deflate, window of 32 KiB, fastest; the two bytes together are a multiple of 31.
    put(0x78, 8);
    put(0x01, 8);
    int at = 0;
    while (at < length) {
      at = readBlock(data, at, length);
      writeBlock(at == length);
    }
    checksum.reset();
    checksum.update(data, 0, length);
    finish((int) checksum.getValue());
    return size;
  }

  /** The last stream; written over by the next. */
  byte[] output() {
    return output;
  }

  /** Turns bytes into tokens until the block is full, and returns where the next block starts. */
  private int readBlock(byte[] data, int from, int end) {
    Arrays.fill(counts, 0);
    counts[END_OF_BLOCK] = 1;
    int count = 0;
    int at = from;
    while (at < end && count < BLOCK) {
      byte value = data[at];
      if (at > 0 && at + 2 < end && follow(data, at, value)) {
        int same = Arrays.mismatch(data, at, end, data, at - 1, end - 1);
        int left = same < 0 ? end - at : same;
        for (; left >= SHORTEST_RUN && count < BLOCK; count++) {
          int length = Math.min(left, LONGEST_RUN);
          tokens[count] = END_OF_BLOCK + length;
          counts[LENGTH_SYMBOLS[length]]++;
          at += length;
          left -= length;
        }
      } else {
        tokens[count++] = value & 0xFF;
        counts[value & 0xFF]++;
        at++;
      }
    }
    tokenCount = count;
    return at;
  }

  /** Whether the byte before and the next two are the same as one. */
  private static boolean follow(byte[] data, int at, byte value) {
    return value == data[at - 1] && value == data[at + 1] && value == data[at + 2];
  }

  private void writeBlock(boolean last) {
    int most = size + HEADER_BYTES + TOKEN_BYTES * tokenCount;
    if (output.length < most) {
      output = Arrays.copyOf(output, 2 * most);
    }
    code.build(counts);
    put(last ? 1 : 0, 1);
    put(2, 2);
    put(SYMBOLS - FIRST_LENGTH, 5);
    writeLengths();
    writeTokens();
    put(code.words[END_OF_BLOCK], code.lengths[END_OF_BLOCK]);
  }

  /**
   * Sends the lengths of the code's words, each with a word of four bits: the lengths 0 to 15 have
   * such a word, and the three symbols that would repeat lengths have none. The only distance is 1,
   * and its word has one bit.
   */
  private void writeLengths() {
    put(0, 5);
    put(15, 4);
    put(0, 9);
    for (int length = 0; length <= HuffmanCode.LONGEST; length++) {
      put(4, 3);
    }
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      putLength(code.lengths[symbol]);
    }
    putLength(1);
  }

  private void putLength(int length) {
    put(Integer.reverse(length) >>> 28, 4);
  }

  private void writeTokens() {
    int[] words = code.words;
    int[] lengths = code.lengths;
    byte[] target = output;
    long pending = bits;
    int pendingBits = bitCount;
    int at = size;
    for (int i = 0; i < tokenCount; i++) {
      int token = tokens[i];
      if (token < END_OF_BLOCK) {
        pending |= (long) words[token] << pendingBits;
        pendingBits += lengths[token];
      } else {
        int length = token - END_OF_BLOCK;
        int symbol = LENGTH_SYMBOLS[length];
        pending |= (long) words[symbol] << pendingBits;
        pendingBits += lengths[symbol];
        pending |= (long) EXTRAS[length] << pendingBits;
        // The word of the distance is a single 0.
        pendingBits += EXTRA_BITS[length] + 1;
      }
      if (pendingBits >= Integer.SIZE) {
        putWord(target, at, (int) pending);
        at += Integer.BYTES;
        pending >>>= Integer.SIZE;
        pendingBits -= Integer.SIZE;
      }
    }
    bits = pending;
    bitCount = pendingBits;
    size = at;
  }

  private void put(int value, int count) {
    bits |= (long) value << bitCount;
    bitCount += count;
    if (bitCount >= Integer.SIZE) {
      putWord(output, size, (int) bits);
      size += Integer.BYTES;
      bits >>>= Integer.SIZE;
      bitCount -= Integer.SIZE;
    }
  }

  private static void putWord(byte[] target, int at, int word) {
    target[at] = (byte) word;
    target[at + 1] = (byte) (word >>> 8);
    target[at + 2] = (byte) (word >>> 16);
    target[at + 3] = (byte) (word >>> 24);
  }

  /** Fills up the last byte and appends the checksum, the highest byte first. */
  private void finish(int sum) {
    put(0, -bitCount & 7);
    put(Integer.reverseBytes(sum) & 0xFFFF, 16);
    put(Integer.reverseBytes(sum) >>> 16, 16);
    for (; bitCount > 0; bitCount -= Byte.SIZE) {
      output[size++] = (byte) bits;
      bits >>>= Byte.SIZE;
    }
  }
}
