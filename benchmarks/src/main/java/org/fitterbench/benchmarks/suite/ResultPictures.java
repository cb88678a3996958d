package org.fitterbench.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.report.RunPicture;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;

/**
 * Pictures of a benchmark's result, kept in the folder of the run and shown in its report. A
 * benchmark keeps them outside of what is timed, at the end of its set-up or in its tear-down.
 */
public final class ResultPictures {
  private static final String FOLDER = "fitterbench.pictures";

  private ResultPictures() {}

  /**
   * Flags that make a measured JVM keep pictures.
   *
   * @param folder where they go; made when the first comes
   */
  public static List<String> jvmFlags(Path folder) {
    return List.of("-D" + FOLDER + "=" + folder.toAbsolutePath());
  }

  /** The folder of this JVM, if it was given one: without, a picture need not be made. */
  public static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
  }

  /**
   * Keeps a picture, in place of an earlier one of the same name; does nothing in a JVM that keeps
   * none.
   *
   * @param name what it shows, in kebab case, for example {@code morph-frames}
   * @throws org.fitterbench.core.failure.UserInputException when it cannot be written
   */
  public static void keep(String name, Picture picture) {
    String file = RunPicture.named(name).file();
    folder().ifPresent(folder -> PictureFiles.writePng(picture, folder.resolve(file)));
  }
}
