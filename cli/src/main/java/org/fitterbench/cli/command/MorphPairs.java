package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.facemorph.pipeline.MorphPair;
import org.fitterbench.mesh.io.MeshFormat;

/**
 * Finds the pairs in a folder: its own mesh files in the order of their names, the first with the
 * second, the third with the fourth; and one pair in each sub-folder that holds mesh files.
 */
final class MorphPairs {
  private MorphPairs() {}

  /**
   * All pairs, those of the folder itself first, sub-folders in the order of their names.
   *
   * @throws UserInputException when the folder cannot be read, there is no pair, or a mesh is left
   *     over
   */
  static List<MorphPair> in(Path folder) {
    List<MorphPair> pairs = new ArrayList<>(pairsOf(folder, Integer.MAX_VALUE));
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        pairs.addAll(pairsOf(entry, 2));
      }
    }
    if (pairs.isEmpty()) {
      throw new UserInputException(
          "there is no pair of meshes in '" + folder + "'",
          "put two meshes into it, or into each of its sub-folders");
    }
    return pairs;
  }

  private static List<MorphPair> pairsOf(Path folder, int most) {
    List<Path> meshes =
        entries(folder).stream().filter(MorphPairs::isMesh).filter(Files::isRegularFile).toList();
    if (meshes.size() % 2 != 0 || meshes.size() > most) {
      throw new UserInputException(
          "'%s' holds %d meshes".formatted(folder, meshes.size()),
          most == 2 ? "leave two meshes in it" : "leave two meshes for each pair in it");
    }
    List<MorphPair> pairs = new ArrayList<>();
    for (int i = 0; i < meshes.size(); i += 2) {
      pairs.add(new MorphPair(meshes.get(i), meshes.get(i + 1)));
    }
    return pairs;
  }

  private static boolean isMesh(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(MeshFormat.values())
        .filter(format -> format != MeshFormat.NPY)
        .anyMatch(format -> name.endsWith(format.extension()));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException failure) {
      throw FileFailure.reading(folder, failure);
    }
  }
}
