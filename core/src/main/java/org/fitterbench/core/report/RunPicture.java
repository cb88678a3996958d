package org.fitterbench.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitterbench.core.file.FileFailure;

/**
 * A picture that a benchmark left in its run's folder, to show what was measured.
 *
 * @param file its name inside {@link #folder}, in kebab case, ending in {@code .png}
 */
public record RunPicture(String file) {
  private static final String FOLDER = "pictures";
  private static final String EXTENSION = ".png";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.png");

  public RunPicture {
    if (!NAME.matcher(file).matches()) {
      throw new IllegalArgumentException("A picture's file is in kebab case: " + file);
    }
  }

  /** The picture of a name, for example {@code morph-frames}. */
  public static RunPicture named(String name) {
    return new RunPicture(name + EXTENSION);
  }

  /** Where a run keeps its pictures. */
  public static Path folder(Path run) {
    return run.resolve(FOLDER);
  }

  /**
   * The pictures of a run, by name; none where it has no folder for them.
   *
   * @throws org.fitterbench.core.failure.UserInputException when the folder cannot be read
   */
  public static List<RunPicture> of(Path run) {
    Path folder = folder(run);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .map(file -> file.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .sorted()
          .map(RunPicture::new)
          .toList();
    } catch (IOException failure) {
      throw FileFailure.reading(folder, failure);
    }
  }

  /** What it shows, for a person: its name in words. */
  public String caption() {
    String words = file.substring(0, file.length() - EXTENSION.length()).replace('-', ' ');
    return Head.capitalised(words);
  }

  /** Its place as the run's own files name it. */
  String link() {
    return FOLDER + "/" + file;
  }
}
