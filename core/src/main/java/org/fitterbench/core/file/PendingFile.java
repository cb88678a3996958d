package org.fitterbench.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fitterbench.core.failure.UserInputException;

/**
 * A file under a temporary name beside its target, for a writer that needs a path and cannot write
 * to a stream, such as a native library. {@link #commit} gives it the target's name, replacing what
 * had it; a file closed before that is deleted, and the target stays as it was.
 *
 * <p>{@link AtomicFile} is the shorter way where content can be written to a stream.
 */
public final class PendingFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private boolean committed;

  private PendingFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Makes the temporary file, empty. Missing parent folders are made; a symbolic link is followed.
   *
   * @throws UserInputException when it cannot be made or the target cannot be replaced, naming the
   *     target
   */
  public static PendingFile of(Path target) {
    try {
      Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
      if (Files.isDirectory(real)) {
        throw new UserInputException(
            "cannot write '" + target + "': it is a folder", "name a file inside it");
      }
      if (Files.exists(real) && !Files.isRegularFile(real)) {
        throw new UserInputException(
            "cannot write '" + target + "': it is a pipe or a device", "name a file");
      }
      Files.createDirectories(real.resolveSibling(""));
      Path temporary = AtomicFile.temporaryBeside(real);
      Files.createFile(temporary);
      return new PendingFile(real, temporary);
    } catch (IOException failure) {
      throw FileFailure.writing(target, failure);
    }
  }

  /** The file that will have the target's name. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Brings the content to the disk and gives the file the target's name. Whoever wrote it has
   * closed it.
   *
   * @throws UserInputException when the target cannot be replaced
   */
  public void commit() {
    commitAs(target);
  }

  /**
   * As {@link #commit}, but under another name, for example one that says that the content is not
   * whole.
   *
   * @param other on the same disk as the target
   * @throws UserInputException when it cannot be replaced
   */
  public void commitAs(Path other) {
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      AtomicFile.move(temporary, other);
      committed = true;
    } catch (IOException failure) {
      throw FileFailure.writing(other, failure);
    }
  }

  /** Deletes the temporary file unless it has been committed. */
  @Override
  public void close() {
    if (!committed) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException failure) {
        throw FileFailure.writing(temporary, failure);
      }
    }
  }
}
