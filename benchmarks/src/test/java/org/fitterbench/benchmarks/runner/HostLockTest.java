package org.fitterbench.benchmarks.runner;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLockTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSecondRunIsRefusedUntilTheFirstHasEnded() {
    Path file = folder.resolve("lock");
    try (HostLock _ = HostLock.take(file)) {
      UserInputException refused =
          assertThrows(UserInputException.class, () -> HostLock.take(file).close());
      assertTrue(refused.oneLine().contains("another benchmark is running"), refused.oneLine());
      assertTrue(refused.oneLine().contains("--ignore-lock"), refused.oneLine());
    }
    HostLock.take(file).close();
  }

  @Test
  void aLockFileThatCannotBeMadeIsRefusedByName() {
    Path file = folder.resolve("missing").resolve("lock");
    UserInputException refused =
        assertThrows(UserInputException.class, () -> HostLock.take(file).close());
    assertTrue(refused.oneLine().contains(file.toString()), refused.oneLine());
  }
}
