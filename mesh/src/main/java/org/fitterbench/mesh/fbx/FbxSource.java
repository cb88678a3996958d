package org.fitterbench.mesh.fbx;

import org.fitterbench.core.failure.UserInputException;

/**
 * The bytes of an FBX file that is being read, with what is left of the memory that its deflated
 * arrays may take. Not for several threads at once.
 */
final class FbxSource {
  /** What the arrays of any file may take. */
  private static final long LEAST_BUDGET = 64L << 20;

  /** What they may take for each byte of the file: far more than meshes are ever deflated by. */
  private static final long BUDGET_PER_BYTE = 32;

  private static final long MOST_BUDGET = 1L << 30;

  private final String name;
  private final byte[] bytes;
  private long budget;
  private int objects;

  /**
   * @param name what to call the file in messages
   * @param bytes all of it
   */
  FbxSource(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    budget = Math.min(MOST_BUDGET, LEAST_BUDGET + BUDGET_PER_BYTE * bytes.length);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Takes memory for an array out of the budget, before it is allocated. */
  void claim(long offset, long size) {
    if (size > budget) {
      throw damaged(
          offset,
          "an array of %d bytes is more than a file of %d bytes may unpack"
              .formatted(size, bytes.length));
    }
    budget -= size;
  }

  /** Checks that data lie within a part of the file. */
  void require(String what, long offset, long count, long end) {
    if (count < 0 || count > end - offset) {
      throw damaged(
          offset,
          "truncated: %s needs %s bytes, %d are left"
              .formatted(what, Long.toUnsignedString(count), Math.max(0, end - offset)));
    }
  }

  /** Counts nodes and values, so that a small file cannot become a large tree. */
  void countObjects(long offset, long more) {
    if (more > FbxDocument.MOST_OBJECTS - objects) {
      throw damaged(offset, "more than %d nodes and values".formatted(FbxDocument.MOST_OBJECTS));
    }
    objects += (int) more;
  }

  /** Checks that a version is one that has today's nodes. */
  void requireVersion(long version) {
    if (version < FbxDocument.OLDEST_VERSION || version > FbxDocument.NEWEST_VERSION) {
      throw refused(
          "FBX of version " + Integer.toUnsignedString((int) version),
          "export FBX 7.4 (2014) or later");
    }
  }

  UserInputException damaged(long offset, String what) {
    return new UserInputException(
        "'%s': byte %d: %s".formatted(name, offset, what),
        "check that the file is complete, or export it again");
  }

  UserInputException refused(String what, String remedy) {
    return new UserInputException("'%s': %s".formatted(name, what), remedy);
  }
}
