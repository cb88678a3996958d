package org.fitterbench.mesh.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * The bytes of a file that is being read, with its name for error messages.
 *
 * @param name what to call it
 * @param bytes all of it
 * @param selection the name of the mesh to take, of several
 */
record MeshSource(String name, byte[] bytes, Optional<String> selection) {
  private static final long MAX_BYTES = 512L << 20;

  MeshSource(String name, byte[] bytes) {
    this(name, bytes, Optional.empty());
  }

  /** The same file, of which one mesh is wanted. */
  MeshSource selecting(String meshName) {
    return new MeshSource(name, bytes, Optional.of(meshName));
  }

  /**
   * Reads a whole file.
   *
   * @throws UserInputException when it cannot be read or is larger than 512 MiB
   */
  static MeshSource load(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UserInputException("cannot read '" + file + "': it is a folder", "name a file");
      }
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new UserInputException(
            "cannot read '%s': it has %d MiB".formatted(file, size >> 20),
            "give a file of at most %d MiB".formatted(MAX_BYTES >> 20));
      }
      return new MeshSource(file.toString(), Files.readAllBytes(file));
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  int length() {
    return bytes.length;
  }

  /** The refusal of a file that breaks its format. */
  UserInputException damaged(String what) {
    return refused(what, "check that the file is complete, or make it again");
  }

  /** The refusal of a file that is sound but cannot be used. */
  UserInputException refused(String what, String remedy) {
    return new UserInputException("'" + name + "': " + what, remedy);
  }

  /**
   * Checks that data lie within the file, before anything of their size is allocated.
   *
   * @param what what they are, for the message
   * @param offset where they start
   * @param count how many bytes they are said to have
   */
  void requireBytes(String what, long offset, long count) {
    if (offset < 0 || count < 0 || count > bytes.length - offset) {
      throw damaged(
          "truncated: %s need %d bytes from byte %d on, the file has %d"
              .formatted(what, count, offset, bytes.length));
    }
  }
}
