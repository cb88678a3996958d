package org.fitterbench.fitter.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPInputStream;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** The files of one folder of body data, with the hash of all that was read. For many threads. */
final class SourceFiles {
  /** What a whole text may unpack to: a target that moves every vertex takes under 1 MiB. */
  private static final int UNPACKED_LIMIT_BYTES = 64 << 20;

  private final Path root;
  private final Map<String, byte[]> hashes = new ConcurrentSkipListMap<>();

  SourceFiles(Path root) {
    this.root = root;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  boolean exists(String name) {
    return Files.isRegularFile(path(name));
  }

  /**
   * The bytes of a file.
   *
   * @param name path relative to the folder, with {@code /}
   * @throws UserInputException when the file is missing or cannot be read
   */
  byte[] read(String name) {
    try {
      byte[] bytes = Files.readAllBytes(path(name));
      hashes.put(name, ContentHash.SHA_256.of(bytes));
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UserInputException(
          path(name) + " is missing",
          "give a whole folder in MPFB2's layout, or use --body-data procedural",
          e);
    } catch (IOException e) {
      throw FileFailure.reading(path(name), e);
    }
  }

  /**
   * The unpacked bytes of a gzip file.
   *
   * @throws UserInputException also when the file is no gzip file, is cut off or unpacks to too
   *     much
   */
  byte[] readGzip(String name) {
    byte[] packed = read(name);
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(packed), Math.max(512, packed.length))) {
      byte[] bytes = in.readNBytes(UNPACKED_LIMIT_BYTES + 1);
      if (bytes.length > UNPACKED_LIMIT_BYTES) {
        throw new IOException("it unpacks to more than 64 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw new UserInputException(
          path(name) + " is not a whole gzip file: " + e.getMessage(),
          "install the body data again",
          e);
    }
  }

  /**
   * One hash over everything read so far: SHA-256 of each file's name, a zero byte and its own
   * SHA-256, in the order of the names.
   */
  String hash() {
    MessageDigest digest = ContentHash.SHA_256.newDigest();
    hashes.forEach((name, hash) -> {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(hash);
    });
    return ContentHash.hex(digest.digest());
  }
}
