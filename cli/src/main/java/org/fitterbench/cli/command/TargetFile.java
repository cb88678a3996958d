package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.NpyArray;

/**
 * The vertices of a target's file. A NumPy array may hold vertices that are not a number, which a
 * mesh may not: they are missing.
 */
final class TargetFile {
  private TargetFile() {}

  /**
   * Reads a target's vertices.
   *
   * @return [N·3] x, y, z
   * @throws UserInputException when it is no mesh
   */
  static float[] positions(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(MeshFormat.NPY.extension())) {
      return MeshFormat.of(file).read(file).positions();
    }
    NpyArray array = NpyArray.read(file);
    int[] shape = array.shape();
    boolean batchOfOne = shape.length == 3 && shape[0] == 1;
    if (!(shape.length == 2 || batchOfOne) || shape[shape.length - 1] != 3) {
      throw new UserInputException(
          "'%s': an array of shape %s".formatted(file, Arrays.toString(shape)),
          "save vertices as [number, 3]");
    }
    return array.toFloats();
  }
}
