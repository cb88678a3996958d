package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The outermost elements of a Matroska file (RFC 8794 and RFC 9559), which say how long it is. */
final class MatroskaSegment {
  private static final int HEADER_IDENTIFIER = 0x1A45DFA3;
  private static final int SEGMENT_IDENTIFIER = 0x18538067;
  private static final int IDENTIFIER_BYTES = 4;
  private static final int LONGEST_SIZE_BYTES = 8;

  private MatroskaSegment() {}

  /**
   * Whether a file ends before it says; false where it says nothing.
   *
   * @throws IOException when it cannot be read
   */
  static boolean isCutOff(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      OptionalLong header = end(channel, 0, HEADER_IDENTIFIER);
      if (header.isEmpty()) {
        return false;
      }
      OptionalLong segment = end(channel, header.getAsLong(), SEGMENT_IDENTIFIER);
      return segment.isPresent() && segment.getAsLong() > channel.size();
    }
  }

  /** Where the element at a place ends; empty when it is another one or of unknown size. */
  private static OptionalLong end(FileChannel channel, long at, int identifier) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(IDENTIFIER_BYTES + LONGEST_SIZE_BYTES);
    while (start.hasRemaining() && channel.read(start, at + start.position()) >= 0) {
      // Until the buffer is full or the file ends.
    }
    start.flip();
    if (start.remaining() < IDENTIFIER_BYTES + 1 || start.getInt() != identifier) {
      return OptionalLong.empty();
    }
    int first = start.get() & 0xFF;
    int bytes = Integer.numberOfLeadingZeros(first) - 23;
    if (bytes > LONGEST_SIZE_BYTES || start.remaining() < bytes - 1) {
      return OptionalLong.empty();
    }
    long size = first & (0xFF >> bytes);
    for (int i = 1; i < bytes; i++) {
      size = (size << 8) | (start.get() & 0xFF);
    }
    boolean unknown = size == (1L << (7 * bytes)) - 1;
    return unknown ? OptionalLong.empty() : OptionalLong.of(at + IDENTIFIER_BYTES + bytes + size);
  }
}
