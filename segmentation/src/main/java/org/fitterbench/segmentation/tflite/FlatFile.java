package org.fitterbench.segmentation.tflite;

import java.nio.ByteBuffer;
import org.fitterbench.core.failure.UserInputException;

/**
 * A FlatBuffer as a whole, read with every offset checked.
 *
 * @param name what to call it in an error message
 * @param contents its bytes, little endian
 */
record FlatFile(String name, ByteBuffer contents) {
  /** The table that the file starts with. */
  FlatTable root() {
    return new FlatTable(this, follow(0));
  }

  int follow(int at) {
    return offset(at + Integer.toUnsignedLong(int32(at)));
  }

  int offset(long offset) {
    if (offset < 0 || offset >= contents.limit()) {
      throw damaged("it points to byte " + offset + " of " + contents.limit());
    }
    return (int) offset;
  }

  /** The number of elements of a vector, whose bytes are all there. */
  int count(int vector, int elementBytes) {
    long count = Integer.toUnsignedLong(int32(vector));
    if (vector + Integer.BYTES + count * elementBytes > contents.limit()) {
      throw damaged("a list of " + count + " parts reaches beyond its end");
    }
    return (int) count;
  }

  int int32(int at) {
    try {
      return contents.getInt(at);
    } catch (IndexOutOfBoundsException _) {
      throw damaged("it ends at byte " + contents.limit());
    }
  }

  int uint16(int at) {
    try {
      return Short.toUnsignedInt(contents.getShort(at));
    } catch (IndexOutOfBoundsException _) {
      throw damaged("it ends at byte " + contents.limit());
    }
  }

  int int8(int at) {
    return contents.get(at);
  }

  ByteBuffer slice(int at, int length) {
    try {
      return contents.slice(at, length).order(contents.order());
    } catch (IndexOutOfBoundsException _) {
      throw damaged("it ends at byte " + contents.limit());
    }
  }

  UserInputException damaged(String how) {
    return new UserInputException(
        name + " is damaged: " + how, "bring the model again, or name another");
  }

  UserInputException unsupported(String what) {
    return new UserInputException(
        name + " cannot be run: " + what, "name a model made of the layers that are known here");
  }
}
