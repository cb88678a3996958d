package org.fitterbench.core.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.failure.UserInputException;

/**
 * A file that is replaced as a whole: its bytes go to a temporary file beside it, reach the disk,
 * and only then take its name. A reader sees the old content or the new one, and a process that is
 * killed, or a disk that is full, leaves the old content as it was.
 *
 * <p>A symbolic link is followed and what it points at is replaced. A pipe or a device, such as
 * {@code /dev/stdout}, cannot be replaced and is written to directly.
 */
public final class AtomicFile {
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private AtomicFile() {}

  /** What writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything to the stream, which the caller closes.
     *
     * @throws IOException when the stream refuses
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file by text in UTF-8. Missing parent folders are made.
   *
   * @throws UserInputException when the file cannot be written, naming its path
   */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces a file by bytes. Missing parent folders are made.
   *
   * @throws UserInputException when the file cannot be written, naming its path
   */
  public static void write(Path target, byte[] bytes) {
    write(target, out -> out.write(bytes));
  }

  /**
   * Replaces a file by what the content writes. Missing parent folders are made.
   *
   * @throws UserInputException when the file cannot be written, naming its path
   */
  public static void write(Path target, Content content) {
    write(target, content, true);
  }

  /**
   * As {@link #write(Path, Content)}, but without waiting until the bytes have reached the disk,
   * for many files that can be made again: a process that is killed still leaves no half-written
   * file, a machine that loses power may.
   *
   * @throws UserInputException when the file cannot be written, naming its path
   */
  public static void writeUnsynced(Path target, Content content) {
    write(target, content, false);
  }

  private static void write(Path target, Content content, boolean synced) {
    try {
      Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
      if (Files.isDirectory(real)) {
        throw new UserInputException(
            "cannot write '" + target + "': it is a folder", "name a file inside it");
      }
      if (Files.exists(real) && !Files.isRegularFile(real)) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(real))) {
          content.writeTo(out);
        }
      } else {
        replace(real, content, synced);
      }
    } catch (IOException failure) {
      throw FileFailure.writing(target, failure);
    }
  }

  private static void replace(Path target, Content content, boolean synced) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("it has no parent folder");
    }
    Files.createDirectories(folder);
    Path temporary = temporaryBeside(target);
    try {
      writeNew(temporary, content, synced);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A name beside the target that no other writer uses. */
  static Path temporaryBeside(Path target) {
    String name =
        "."
            + target.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + SEQUENCE.incrementAndGet()
            + ".tmp";
    return target.resolveSibling(name);
  }

  private static void writeNew(Path file, Content content, boolean synced) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream buffered = new BufferedOutputStream(unclosed(channel), 1 << 16);
      content.writeTo(buffered);
      buffered.flush();
      if (synced) {
        channel.force(true);
      }
    }
  }

  /**
   * The channel as a stream that stays open when the content closes it, so that it can be synced.
   */
  private static OutputStream unclosed(FileChannel channel) {
    return new FilterOutputStream(Channels.newOutputStream(channel)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      // Some network file systems cannot; a plain move still never leaves a half-written file.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Replaces a symbolic link, or makes it. Where links are impossible, a text file that holds the
   * link's destination takes its place.
   *
   * @param link the link's own path
   * @param destination what it points at, relative to the link's folder
   * @throws UserInputException when neither can be written, or the path is a folder
   */
  public static void link(Path link, Path destination) {
    if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserInputException(
          "cannot make the link '" + link + "': a folder has its name", "move the folder away");
    }
    try {
      Files.createDirectories(link.toAbsolutePath().normalize().getParent());
      Path temporary = temporaryBeside(link);
      try {
        try {
          Files.createSymbolicLink(temporary, destination);
        } catch (UnsupportedOperationException | IOException impossible) {
          writeNew(
              temporary,
              out -> out.write((destination + "\n").getBytes(StandardCharsets.UTF_8)),
              true);
        }
        move(temporary, link);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException failure) {
      throw FileFailure.writing(link, failure);
    }
  }
}
