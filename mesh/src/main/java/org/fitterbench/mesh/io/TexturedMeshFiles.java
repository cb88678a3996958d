package org.fitterbench.mesh.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.picture.Texture;

/** Reads mesh files together with the texture that they hold or name. */
public final class TexturedMeshFiles {
  private TexturedMeshFiles() {}

  /**
   * Reads a mesh and its texture: OBJ by its material library ({@code map_Kd}), glTF by the base
   * colour texture, PLY by the comment {@code TextureFile}. Pictures are searched where the file
   * says, relative to it, and then by their last name in the file's folder. A picture that is not
   * there is a note and the mesh has no texture; one that is damaged is refused.
   *
   * @throws UserInputException as {@link MeshFormat#read}, and when a picture cannot be read
   */
  public static TexturedMesh read(Path file) {
    DecodedMesh decoded = MeshFormat.of(file).decode(MeshSource.load(file));
    List<String> notes = new ArrayList<>(decoded.notes());
    Optional<Texture> texture =
        decoded.texture().flatMap(reference -> new TextureFinder(file, notes).find(reference));
    return new TexturedMesh(decoded.mesh(), texture, notes);
  }
}
