package org.fitterbench.core.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small text files in which a Linux kernel describes the machine. On other systems there are
 * none, so everything is empty.
 *
 * @param root what paths are relative to, {@code /} for the machine itself
 */
public record HostFiles(Path root) {
  /**
   * The text of a file without white space around it; empty when it is not there or cannot be read.
   *
   * @param path below the root, without a leading slash, for example {@code proc/stat}
   */
  public Optional<String> read(String path) {
    try {
      return Optional.of(
          new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      // Many of these files exist only on some machines: absence is an answer, not a failure.
      return Optional.empty();
    }
  }

  /** The whole number in a file; empty when it is not there or holds something else. */
  public Optional<Long> readNumber(String path) {
    return read(path).flatMap(HostFiles::parse);
  }

  /**
   * The names in a folder, sorted; empty when it is not there.
   *
   * @param path below the root, without a leading slash
   */
  public List<String> list(String path) {
    try (Stream<Path> entries = Files.list(root.resolve(path))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      // As in read.
      return List.of();
    }
  }

  private static Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      // The kernel writes words such as "max" where there is no number.
      return Optional.empty();
    }
  }
}
