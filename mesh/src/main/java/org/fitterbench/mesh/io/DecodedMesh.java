package org.fitterbench.mesh.io;

import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;

/**
 * What the bytes of a mesh file say.
 *
 * @param mesh its mesh
 * @param texture where its texture is; empty when it names none
 * @param notes as {@link TexturedMesh#notes}
 */
record DecodedMesh(Mesh mesh, Optional<TextureReference> texture, List<String> notes) {
  DecodedMesh {
    notes = List.copyOf(notes);
  }

  static DecodedMesh of(Mesh mesh, Optional<? extends TextureReference> texture) {
    return new DecodedMesh(mesh, texture.map(TextureReference.class::cast), List.of());
  }

  static DecodedMesh untextured(Mesh mesh) {
    return new DecodedMesh(mesh, Optional.empty(), List.of());
  }
}
