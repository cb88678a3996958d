package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/** What can be segmented, told apart by the file's name. */
@SuppressWarnings("ImmutableEnumChecker") // lists that cannot be changed
enum SegmentInput {
  PICTURE(List.of("png", "jpg", "jpeg")),
  VIDEO(List.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "mts", "m2ts", "mpg", "wmv")),
  FOLDER(List.of());

  private final List<String> extensions;

  SegmentInput(List<String> extensions) {
    this.extensions = extensions;
  }

  /**
   * What a path is.
   *
   * @param shown as the user wrote it
   * @throws UserInputException when its name is that of neither a picture nor a video
   */
  static SegmentInput of(Path path, Path shown) {
    if (Files.isDirectory(path)) {
      return FOLDER;
    }
    for (SegmentInput kind : values()) {
      if (kind.extensions.contains(extension(path))) {
        return kind;
      }
    }
    throw new UserInputException(
        "'" + shown + "' is no picture, no video and no folder by its name",
        "name a file that ends in ."
            + String.join(", .", PICTURE.extensions)
            + ", ."
            + String.join(", .", VIDEO.extensions)
            + ", or a folder of pictures");
  }

  /** The pictures in a folder, by their names. */
  static List<Path> pictures(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> PICTURE.extensions.contains(extension(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw FileFailure.reading(folder, failure);
    }
  }

  static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
