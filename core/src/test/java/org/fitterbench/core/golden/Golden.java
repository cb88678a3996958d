package org.fitterbench.core.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output in files. After a change that is meant, run the tests with {@code
 * -Dgolden.update=true} and read the difference before committing it.
 */
public final class Golden {
  private Golden() {}

  /** Compares a text with {@code src/test/resources/golden/<name>}. */
  public static void assertMatches(String name, String actual) {
    Path file = Path.of("src/test/resources/golden", name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertEquals(Files.readString(file), actual, file.toString());
    } catch (IOException failure) {
      throw new AssertionError("no golden file " + file + "; see Golden", failure);
    }
  }
}
