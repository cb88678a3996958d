package org.fitterbench.core.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;

/**
 * Watches how much room a disk has left while a file grows, so that its writer can end it properly
 * before nothing more can be written. The disk is asked rarely while it has much room.
 *
 * <p>One caller at a time.
 */
public final class DiskRoom {
  /** Other programs write as well, so that no more may be written unasked. */
  private static final long MOST_UNASKED = 16L << 20;

  private final Path target;
  private final Disk disk;
  private final boolean told;
  private long unasked;

  /** What tells how many bytes may still be written. */
  @FunctionalInterface
  public interface Disk {
    /**
     * Bytes that may still be written.
     *
     * @throws IOException when that cannot be told
     */
    long freeBytes() throws IOException;

    /**
     * The disk that a file lies on.
     *
     * @throws IOException when it cannot be asked
     */
    static Disk of(Path file) throws IOException {
      return Files.getFileStore(file)::getUsableSpace;
    }
  }

  /**
   * The room for a file.
   *
   * @param target what to call the file in messages
   * @throws UserInputException when the disk cannot be asked
   */
  public DiskRoom(Path target, Disk disk) {
    this.target = target;
    this.disk = disk;
    // Some network file systems know of no limit and say 0; one that is full fails by itself.
    told = freeBytes() > 0;
  }

  /**
   * Whether there is room for bytes that are about to be written.
   *
   * @param bytes that are to be written
   * @param spare how many must be free after that, to end the file
   * @throws UserInputException when the disk cannot be asked
   */
  public boolean has(long bytes, long spare) {
    unasked -= bytes;
    if (!told || unasked >= 0) {
      return true;
    }
    long left = freeBytes() - bytes - spare;
    unasked = Math.min(left / 2, MOST_UNASKED);
    return left >= 0;
  }

  /** What a user is told when there is no room. */
  public UserInputException full() {
    return FileFailure.writing(
        target, new FileSystemException(target.toString(), null, "No space left on device"));
  }

  private long freeBytes() {
    try {
      return disk.freeBytes();
    } catch (IOException failure) {
      throw FileFailure.writing(target, failure);
    }
  }
}
