package org.fitterbench.segmentation.pipeline;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** Reads the masks of an earlier run, frame by frame. One caller at a time. */
final class StoredMasks implements AutoCloseable {
  private final Path file;
  private final DataInputStream in;
  private final PackedMasks packing = new PackedMasks();

  StoredMasks(Path file) {
    this.file = file;
    try {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /**
   * Reads the masks of the next frame.
   *
   * @param masks [view][row][column] receives probabilities, 0 to 1
   */
  void next(float[] masks) {
    try {
      packing.unpack(in.readNBytes(in.readInt()), masks);
    } catch (EOFException | IllegalStateException | IllegalArgumentException damaged) {
      throw new UserInputException(
          "the kept masks in '" + file + "' are damaged",
          "delete that file, or run with --enable-caching false",
          damaged);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  @Override
  public void close() {
    packing.close();
    try {
      in.close();
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }
}
