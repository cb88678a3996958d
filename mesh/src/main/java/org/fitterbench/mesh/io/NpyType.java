package org.fitterbench.mesh.io;

import java.util.Arrays;
import java.util.Optional;

/** The element types of a NumPy array that are read, by their letters in the file's header. */
public enum NpyType {
  FLOAT32("f4", Float.BYTES),
  FLOAT64("f8", Double.BYTES),
  INT32("i4", Integer.BYTES),
  INT64("i8", Long.BYTES);

  private final String letters;
  private final int bytes;

  NpyType(String letters, int bytes) {
    this.letters = letters;
    this.bytes = bytes;
  }

  static Optional<NpyType> of(String letters) {
    return Arrays.stream(values()).filter(type -> type.letters.equals(letters)).findFirst();
  }

  String letters() {
    return letters;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }
}
