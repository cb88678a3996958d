package org.fitterbench.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {
  @TempDir Path folder;

  @Test
  void aCommittedFileReplacesItsTarget() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    try (PendingFile pending = PendingFile.of(target)) {
      Files.writeString(pending.temporary(), "new");
      assertEquals("old", Files.readString(target));
      pending.commit();
    }
    assertEquals("new", Files.readString(target));
    assertEquals(List.of(target), list());
  }

  @Test
  void aFileClosedBeforeItsCommitLeavesEverythingAsItWas() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    try (PendingFile pending = PendingFile.of(target)) {
      Files.writeString(pending.temporary(), "half");
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), list());
  }

  @Test
  void missingFoldersAreMade() {
    Path target = folder.resolve("a/b/target");
    try (PendingFile pending = PendingFile.of(target)) {
      assertTrue(Files.exists(pending.temporary()));
      assertFalse(Files.exists(target));
      pending.commit();
    }
    assertTrue(Files.exists(target));
  }

  @Test
  void aLinkKeepsPointingAtWhatIsReplaced() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    try (PendingFile pending = PendingFile.of(link)) {
      Files.writeString(pending.temporary(), "new");
      pending.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aFolderIsRefused() {
    UserInputException failure =
        assertThrows(UserInputException.class, () -> PendingFile.of(folder));
    assertEquals(
        "cannot write '" + folder + "': it is a folder; name a file inside it", failure.oneLine());
  }

  @Test
  void aFileWhoseContentVanishedIsToldByItsName() throws IOException {
    Path target = folder.resolve("target");
    try (PendingFile pending = PendingFile.of(target)) {
      Files.delete(pending.temporary());
      UserInputException failure = assertThrows(UserInputException.class, pending::commit);
      assertTrue(failure.problem().startsWith("cannot write '" + target), failure.problem());
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
