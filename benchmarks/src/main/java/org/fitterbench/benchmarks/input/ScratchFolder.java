package org.fitterbench.benchmarks.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.file.FileFailure;

/** A folder among the system's temporary files that is deleted with all that it holds. */
public final class ScratchFolder implements AutoCloseable {
  private final Path path;

  /**
   * Makes a new folder.
   *
   * @throws org.fitterbench.core.failure.UserInputException when it cannot be made
   */
  public ScratchFolder() {
    try {
      path = Files.createTempDirectory("fitter-bench-");
    } catch (IOException failure) {
      throw FileFailure.writing(Path.of(System.getProperty("java.io.tmpdir")), failure);
    }
  }

  public Path path() {
    return path;
  }

  /** Deletes what the folder holds. */
  public void clear() {
    try {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(path)) {
        deepestFirst = all.skip(1).sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException failure) {
      throw FileFailure.writing(path, failure);
    }
  }

  @Override
  public void close() {
    clear();
    try {
      Files.delete(path);
    } catch (IOException failure) {
      throw FileFailure.writing(path, failure);
    }
  }
}
