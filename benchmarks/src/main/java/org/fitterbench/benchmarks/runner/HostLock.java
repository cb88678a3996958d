package org.fitterbench.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fitterbench.core.failure.UserInputException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two benchmark runs from measuring each other. It is the very file that JMH locks, so runs
 * of plain JMH are kept out, too.
 */
public final class HostLock implements AutoCloseable {
  private final FileChannel channel;

  private HostLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The file that JMH itself locks. */
  public static Path jmhLockFile() {
    return Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
  }

  /**
   * Takes the lock until it is closed or the process ends.
   *
   * @throws UserInputException when another process holds it
   */
  public static HostLock take(Path lockFile) {
    String remedy =
        "wait until it has ended, or pass --ignore-lock to measure beside it and doubt the numbers";
    FileChannel channel;
    try {
      channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // Other users of this machine run JMH as well.
      boolean shared = lockFile.toFile().setWritable(true, false);
      if (!shared && !lockFile.toFile().canWrite()) {
        throw new UserInputException("cannot write the lock file " + lockFile, remedy);
      }
    } catch (IOException unwritable) {
      throw new UserInputException(
          "cannot open the lock file " + lockFile + ": " + unwritable.getMessage(),
          remedy,
          unwritable);
    }
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new UserInputException(
            "another benchmark is running on this machine (it holds " + lockFile + ")", remedy);
      }
      return new HostLock(channel);
    } catch (IOException failed) {
      throw new UserInputException(
          "cannot lock " + lockFile + ": " + failed.getMessage(), remedy, failed);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("The lock cannot be given back", failure);
    }
  }
}
