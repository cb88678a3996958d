package org.fitterbench.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void textIsWrittenIntoFoldersThatDoNotExistYet() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    AtomicFile.write(file, "höhe");
    assertEquals("höhe", Files.readString(file));
    assertEquals(List.of("c.txt"), names(folder.resolve("a/b")));
  }

  @Test
  void aWriterThatFailsHalfWayLeavesTheOldContentAndNothingElse() throws IOException {
    Path file = folder.resolve("record.json");
    AtomicFile.write(file, "old");
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      out.flush();
                      throw new IOException("No space left on device");
                    }));
    assertEquals("cannot write '" + file + "': No space left on device", failure.problem());
    assertEquals("free some space or choose another disk", failure.remedy());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("record.json"), names(folder));
  }

  @Test
  void aFailureThatIsNotOfTheDiskLeavesNothingEither() throws IOException {
    Path file = folder.resolve("record.json");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  throw new IllegalStateException("a bug");
                }));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void contentThatClosesItsStreamIsWrittenAsWell() throws IOException {
    Path file = folder.resolve("record.json");
    AtomicFile.write(
        file,
        out -> {
          try (out) {
            out.write('x');
          }
        });
    assertEquals("x", Files.readString(file));
  }

  @Test
  void aFullDeviceIsNamed() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this machine has no /dev/full");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> AtomicFile.write(full, "text"));
    assertTrue(failure.problem().startsWith("cannot write '/dev/full': "), failure::problem);
    assertTrue(Files.exists(full), "a device is written to, never replaced");
  }

  @Test
  void aFolderInPlaceOfTheFileIsRefused() {
    UserInputException failure =
        assertThrows(UserInputException.class, () -> AtomicFile.write(folder, "text"));
    assertEquals("cannot write '" + folder + "': it is a folder", failure.problem());
  }

  @Test
  void aParentThatIsAFileIsNamed() throws IOException {
    Path parent = Files.writeString(folder.resolve("parent"), "");
    Path file = parent.resolve("record.json");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> AtomicFile.write(file, "text"));
    assertEquals(
        "cannot write '" + file + "': '" + parent + "' is not a folder", failure.problem());
  }

  @Test
  void aReadOnlyFolderIsNamed() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(locked.toFile().setWritable(false), "permissions cannot be changed here");
    assumeFalse(Files.isWritable(locked), "this user may write everywhere");
    Path file = locked.resolve("record.json");
    UserInputException failure =
        assertThrows(UserInputException.class, () -> AtomicFile.write(file, "text"));
    assertEquals("cannot write '" + file + "': permission denied", failure.problem());
    assertTrue(locked.toFile().setWritable(true));
  }

  @Test
  void aLinkIsFollowedAndStaysALink() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));
    AtomicFile.write(link, "new");
    assertEquals("new", Files.readString(real));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aLinkIsReplacedInOneStep() throws IOException {
    Path link = folder.resolve("latest");
    Files.createDirectory(folder.resolve("one"));
    Files.createDirectory(folder.resolve("two"));
    AtomicFile.link(link, Path.of("one"));
    AtomicFile.link(link, Path.of("two"));
    assertEquals(Path.of("two"), Files.readSymbolicLink(link));
    assertEquals(List.of("latest", "one", "two"), names(folder));
  }

  @Test
  void aLinkNeverReplacesAFolder() throws IOException {
    Path link = Files.createDirectory(folder.resolve("latest"));
    assertThrows(UserInputException.class, () -> AtomicFile.link(link, Path.of("one")));
    assertTrue(Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS));
    assertFalse(Files.isSymbolicLink(link));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
