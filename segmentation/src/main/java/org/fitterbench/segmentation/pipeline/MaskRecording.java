package org.fitterbench.segmentation.pipeline;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.file.PendingFile;

/**
 * Keeps the masks of a run, frame by frame, and gives them their name when all are there. One that
 * grows beyond its bound, or that cannot be written, is given up: the run does without.
 */
final class MaskRecording implements AutoCloseable {
  private final Path file;
  private final long mostBytes;
  private final Runnable afterwards;
  private final Consumer<String> notices;
  private final PendingFile pending;
  private final DataOutputStream out;
  private long bytes;
  private boolean givenUp;

  private MaskRecording(
      Path file,
      long mostBytes,
      Runnable afterwards,
      Consumer<String> notices,
      PendingFile pending,
      DataOutputStream out) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.afterwards = afterwards;
    this.notices = notices;
    this.pending = pending;
    this.out = out;
  }

  /**
   * Begins a file; empty when that is impossible.
   *
   * @param afterwards what to do when the file has its name
   * @param notices hears in a sentence why masks are not kept
   */
  static Optional<MaskRecording> begin(
      Path file, long mostBytes, Runnable afterwards, Consumer<String> notices) {
    PendingFile pending;
    try {
      pending = PendingFile.of(file);
    } catch (UserInputException unwritable) {
      notices.accept(notKept(unwritable));
      return Optional.empty();
    }
    try {
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(pending.temporary())));
      return Optional.of(new MaskRecording(file, mostBytes, afterwards, notices, pending, out));
    } catch (IOException failure) {
      pending.close();
      notices.accept(notKept(FileFailure.writing(file, failure)));
      return Optional.empty();
    }
  }

  private static String notKept(UserInputException unwritable) {
    return "masks are not kept for another run: " + unwritable.oneLine();
  }

  /** Adds the masks of the next frame, as {@link PackedMasks} packs them. */
  void add(byte[] packed) {
    bytes += Integer.BYTES + packed.length;
    if (bytes > mostBytes || givenUp) {
      return;
    }
    try {
      out.writeInt(packed.length);
      out.write(packed);
    } catch (IOException failure) {
      giveUp(FileFailure.writing(file, failure));
    }
  }

  private void giveUp(UserInputException unwritable) {
    givenUp = true;
    notices.accept(notKept(unwritable));
  }

  /** All frames are there. */
  void finish() {
    if (bytes > mostBytes || givenUp) {
      return;
    }
    try {
      out.close();
      pending.commit();
      afterwards.run();
    } catch (IOException failure) {
      giveUp(FileFailure.writing(file, failure));
    } catch (UserInputException unwritable) {
      giveUp(unwritable);
    }
  }

  /** Deletes what has no name. */
  @Override
  public void close() {
    try (pending) {
      out.close();
    } catch (IOException unwanted) {
      // Only a file that was not finished has something left to write, and that is deleted.
    }
  }
}
