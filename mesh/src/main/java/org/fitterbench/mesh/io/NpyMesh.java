package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.fitterbench.mesh.model.Mesh;

/** A mesh without faces as a NumPy array [V, 3]; a leading dimension of one is allowed. */
final class NpyMesh {
  private NpyMesh() {}

  static DecodedMesh decode(MeshSource source) {
    NpyArray array = NpyReader.decode(source);
    int[] shape = array.shape();
    boolean batchOfOne = shape.length == 3 && shape[0] == 1;
    if (!(shape.length == 2 || batchOfOne) || shape[shape.length - 1] != 3) {
      throw source.refused(
          "an array of shape " + Arrays.toString(shape), "save vertices as [number, 3]");
    }
    return DecodedMesh.untextured(Mesh.uniform(array.toFloats(), new int[0], 3));
  }

  static void encode(float[] positions, OutputStream out) throws IOException {
    NpyArray.of(positions, positions.length / 3, 3).encode(out);
  }
}
