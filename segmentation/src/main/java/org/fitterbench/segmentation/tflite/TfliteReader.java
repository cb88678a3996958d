package org.fitterbench.segmentation.tflite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.segmentation.network.Network;

/**
 * Reads a TensorFlow Lite model (FlatBuffer schema version 3) of the layers that segmentation
 * networks for mobile phones are made of, among them MediaPipe's selfie networks.
 */
public final class TfliteReader {
  /** The largest file that is read; the networks meant here have a few hundred kilobytes. */
  private static final long MAXIMUM_BYTES = 256L << 20;

  private static final byte[] IDENTIFIER = {'T', 'F', 'L', '3'};
  private static final int SCHEMA_VERSION = 3;

  private TfliteReader() {}

  /**
   * Reads a model from a file.
   *
   * @throws UserInputException when the file cannot be read, is damaged, or has an operator, a
   *     weight type or a shape that is not understood
   */
  public static Network read(Path file) {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new UserInputException(
            file + " is too large for a model", "name a TensorFlow Lite file of at most 256 MiB");
      }
      return decode(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /**
   * Reads a model from memory.
   *
   * @param name what to call it
   * @throws UserInputException as {@link #read}
   */
  public static Network decode(String name, byte[] bytes) {
    for (int i = 0; i < IDENTIFIER.length; i++) {
      if (bytes.length < 2 * IDENTIFIER.length || bytes[IDENTIFIER.length + i] != IDENTIFIER[i]) {
        throw new UserInputException(name + " is no TensorFlow Lite model", "name a .tflite file");
      }
    }
    FlatFile file = new FlatFile(name, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    FlatTable model = file.root();
    if (model.int32(0, 0) != SCHEMA_VERSION) {
      throw file.unsupported("its schema version is " + model.int32(0, 0) + ", not 3");
    }
    if (model.length(2) != 1) {
      throw file.unsupported("it has " + model.length(2) + " graphs, not 1");
    }
    try {
      return new GraphReader(file, model).read();
    } catch (IllegalArgumentException contradiction) {
      // The checks of layers and sizes; a well-made file meets them all.
      throw file.damaged(String.valueOf(contradiction.getMessage()));
    }
  }
}
