package org.fitterbench.segmentation.pipeline;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.file.PendingFile;

/**
 * Keeps the masks of a run, frame by frame, and gives them their name when all are there. One that
 * grows beyond its bound is given up.
 */
final class MaskRecording implements AutoCloseable {
  private final Path file;
  private final long mostBytes;
  private final Runnable afterwards;
  private final PendingFile pending;
  private final DataOutputStream out;
  private long bytes;

  /**
   * @param afterwards what to do when the file has its name
   */
  MaskRecording(Path file, long mostBytes, Runnable afterwards) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.afterwards = afterwards;
    pending = PendingFile.of(file);
    try {
      out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(pending.temporary())));
    } catch (IOException failure) {
      pending.close();
      throw FileFailure.writing(file, failure);
    }
  }

  /** Adds the masks of the next frame, as {@link PackedMasks} packs them. */
  void add(byte[] packed) {
    bytes += Integer.BYTES + packed.length;
    if (bytes > mostBytes) {
      return;
    }
    try {
      out.writeInt(packed.length);
      out.write(packed);
    } catch (IOException failure) {
      throw FileFailure.writing(file, failure);
    }
  }

  /** All frames are there. */
  void finish() {
    try {
      out.close();
    } catch (IOException failure) {
      throw FileFailure.writing(file, failure);
    }
    if (bytes <= mostBytes) {
      pending.commit();
      afterwards.run();
    }
  }

  /** Deletes what has no name. */
  @Override
  public void close() {
    try (pending) {
      out.close();
    } catch (IOException failure) {
      throw FileFailure.writing(file, failure);
    }
  }
}
