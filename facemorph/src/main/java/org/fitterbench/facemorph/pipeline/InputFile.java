package org.fitterbench.facemorph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * A file that was read, so that a log says exactly which.
 *
 * @param path where it was
 * @param bytes how large it was
 * @param sha256 the hash of its bytes, in hexadecimal
 */
public record InputFile(Path path, long bytes, String sha256) {
  /**
   * Looks at a file.
   *
   * @throws UserInputException when it cannot be read
   */
  static InputFile of(Path path) {
    requireFile(path);
    try {
      return new InputFile(path, Files.size(path), ContentHash.hex(ContentHash.SHA_256.of(path)));
    } catch (IOException failure) {
      throw FileFailure.reading(path, failure);
    }
  }

  /** The file of a path that may name one mesh of several behind a {@code #}. */
  private static Path file(Path path) {
    String name = String.valueOf(path.getFileName());
    int mesh = name.indexOf('#');
    return mesh < 0 || Files.exists(path) ? path : path.resolveSibling(name.substring(0, mesh));
  }

  /** Refuses what is no file before any work is done. */
  static void requireFile(Path wanted) {
    Path path = file(wanted);
    if (Files.isDirectory(path)) {
      throw new UserInputException("cannot read '" + path + "': it is a folder", "name a file");
    }
    if (!Files.exists(path)) {
      throw new UserInputException(
          "cannot read '" + path + "': no such file or folder", "check the path");
    }
  }
}
