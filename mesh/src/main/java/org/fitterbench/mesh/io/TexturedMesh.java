package org.fitterbench.mesh.io;

import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Texture;

/**
 * A mesh with the texture that its file gives it.
 *
 * @param mesh the vertices in the file's order
 * @param texture the picture of its base colour; empty when the file names none or it is not there
 * @param notes what a user should know of how the file was read, one line each: a texture that is
 *     missing, further meshes or textures that were left out
 */
public record TexturedMesh(Mesh mesh, Optional<Texture> texture, List<String> notes) {
  public TexturedMesh {
    notes = List.copyOf(notes);
  }
}
