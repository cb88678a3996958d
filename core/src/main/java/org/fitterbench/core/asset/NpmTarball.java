package org.fitterbench.core.asset;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * An npm package's tarball, read from start to end without unpacking it to disk. Entries come in
 * the order of the archive; only those that were asked for are read.
 */
public final class NpmTarball {
  private static final long UNPACKED_LIMIT_BYTES = 1L << 30;
  private static final int ENTRY_LIMIT = 10_000;

  private final Path file;
  private final String packageName;
  private final ProgressListener progress;

  /**
   * @param file the tarball
   * @param packageName the npm package that it should be, for error messages
   * @param progress hears of the packed bytes read
   */
  public NpmTarball(Path file, String packageName, ProgressListener progress) {
    this.file = file;
    this.packageName = packageName;
    this.progress = progress;
  }

  /** Takes in one entry. */
  @FunctionalInterface
  public interface EntryReader {
    /**
     * @param name the entry's path in the archive
     * @param size its size in bytes
     * @param content its bytes
     */
    void read(String name, long size, InputStream content) throws IOException;
  }

  /**
   * Hands the wanted entries to the reader, each once.
   *
   * @throws UserInputException when the file is missing, damaged, no such archive, unreasonably
   *     large when unpacked, or without one of the entries
   */
  public void read(Set<String> wanted, EntryReader reader) {
    Set<String> missing = new HashSet<>(wanted);
    try (InputStream packed = new CountedInput(Files.newInputStream(file), Files.size(file));
        InputStream unpacked = new LimitedInput(new GZIPInputStream(packed, 1 << 16));
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked)) {
      int entries = 0;
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null && !missing.isEmpty();
          entry = tar.getNextEntry()) {
        if (++entries > ENTRY_LIMIT) {
          throw new IOException("it has more than " + ENTRY_LIMIT + " entries");
        }
        if (entry.isFile() && missing.remove(entry.getName())) {
          reader.read(entry.getName(), entry.getSize(), tar);
        }
      }
    } catch (EOFException e) {
      throw notWhole("it is cut off", e);
    } catch (ZipException e) {
      throw notWhole("it is not gzip data", e);
    } catch (FileSystemException e) {
      throw FileFailure.reading(file, e);
    } catch (IOException e) {
      throw notWhole(String.valueOf(e.getMessage()), e);
    }
    if (!missing.isEmpty()) {
      throw new UserInputException(
          file + " has no " + missing.stream().sorted().findFirst().orElseThrow(),
          "give the tarball of the npm package " + packageName);
    }
  }

  private UserInputException notWhole(String how, IOException cause) {
    return new UserInputException(
        file + " is not a whole npm tarball: " + how, "fetch it again", cause);
  }

  /** Tells the progress by the bytes of the packed file. */
  private final class CountedInput extends FilterInputStream {
    private final long total;
    private long done;

    CountedInput(InputStream in, long total) {
      super(in);
      this.total = total;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      done += Math.max(count, 0);
      progress.progress("converting", done, total);
      return count;
    }
  }

  /** Refuses to unpack more than any release of the package could hold. */
  private static final class LimitedInput extends FilterInputStream {
    private long left = UNPACKED_LIMIT_BYTES;

    LimitedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new IOException("it unpacks to more than 1 GiB");
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      left -= skipped;
      if (left < 0) {
        throw new IOException("it unpacks to more than 1 GiB");
      }
      return skipped;
    }
  }
}
