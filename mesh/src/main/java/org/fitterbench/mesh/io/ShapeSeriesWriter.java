package org.fitterbench.mesh.io;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes many shapes of one topology, such as the frames of a morph, to files of one format. Faces,
 * texture coordinates and all else that shapes share are encoded once. Safe from several threads.
 */
public final class ShapeSeriesWriter {
  private final ShapeEncoder encoder;
  private final int coordinates;

  /**
   * @param format of the files; {@code NPY} holds positions only
   * @param topology the faces and texture coordinates; its positions are not written
   */
  public ShapeSeriesWriter(MeshFormat format, Mesh topology) {
    this.encoder = format.shapes(topology, true, Optional.empty());
    this.coordinates = topology.positions().length;
  }

  /**
   * Writes one shape. The file takes its name only when it is whole; missing parent folders are
   * made.
   *
   * @param positions [V·3] metres, Z up; may be changed again when the call returns
   * @param normals [V·3] unit vectors
   * @throws UserInputException when the file cannot be written
   * @throws IllegalArgumentException when an array has another length or a value is not finite
   */
  public void write(Path file, float[] positions, float[] normals) {
    require("positions", positions);
    require("normals", normals);
    AtomicFile.writeUnsynced(file, out -> encoder.encode(positions, normals, out));
  }

  private void require(String what, float[] values) {
    if (values.length != coordinates) {
      throw new IllegalArgumentException(
          "%d %s for a topology of %d".formatted(values.length, what, coordinates));
    }
    if (MeshFormat.firstNotFinite(values) < values.length) {
      throw new IllegalArgumentException("The " + what + " of a shape to be written are finite");
    }
  }
}
