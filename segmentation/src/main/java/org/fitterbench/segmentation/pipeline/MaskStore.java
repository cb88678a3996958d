package org.fitterbench.segmentation.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fitterbench.core.file.FileFailure;

/**
 * Small masks of videos that have been segmented before, so that another background or refinement
 * needs no inference: a file for each video, model and number of frames. The masks that were made
 * longest ago are removed first.
 *
 * @param folder where the files are; made when there are some
 * @param mostBytes how much they may take together
 * @param model which model makes the masks, with everything that changes what it makes
 */
public record MaskStore(Path folder, long mostBytes, String model) {
  private static final String SUFFIX = ".masks";

  /**
   * The masks of a video, if it has been segmented before.
   *
   * @param use what else tells apart which masks they are: views, number of frames
   */
  Optional<StoredMasks> find(Path video, String use) {
    Path file = file(video, use);
    return Files.isRegularFile(file) ? Optional.of(new StoredMasks(file)) : Optional.empty();
  }

  /**
   * Begins to keep the masks of a video; empty when they cannot be written.
   *
   * @param notices hears in a sentence why masks are not kept
   */
  Optional<MaskRecording> record(Path video, String use, Consumer<String> notices) {
    return MaskRecording.begin(file(video, use), mostBytes, this::trim, notices);
  }

  private Path file(Path video, String use) {
    try {
      String identity =
          String.join(
              "\n",
              video.toRealPath().toString(),
              String.valueOf(Files.size(video)),
              Files.getLastModifiedTime(video).toString(),
              model,
              use);
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash) + SUFFIX);
    } catch (IOException failure) {
      throw FileFailure.reading(video, failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JVM has SHA-256", impossible);
    }
  }

  /** Removes the oldest files until the others are within the bound. */
  private void trim() {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = new ArrayList<>(all.filter(MaskStore::isOurs).toList());
      files.sort(Comparator.comparingLong(MaskStore::time));
      long sum = 0;
      for (Path file : files) {
        sum += Files.size(file);
      }
      for (Path file : files) {
        if (sum <= mostBytes) {
          return;
        }
        sum -= Files.size(file);
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw FileFailure.writing(folder, failure);
    }
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX);
  }

  private static long time(Path file) {
    return file.toFile().lastModified();
  }
}
