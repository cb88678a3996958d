package org.fitterbench.segmentation.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as a person writes them into a file. */
final class WrittenSettings {
  private WrittenSettings() {}

  /**
   * The balanced profile's settings with those of a file.
   *
   * @param file is written anew
   * @throws org.fitterbench.core.failure.UserInputException when the text is not right
   */
  static SegmentationSettings read(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return GivenSettings.of(Profile.BALANCED).withFile(file).values();
  }
}
