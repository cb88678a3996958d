package org.fitterbench.mesh.io;

import java.nio.ByteBuffer;
import java.util.List;
import org.fitterbench.mesh.picture.Texture;

/** Where a mesh file says that its texture is; no picture is read yet. */
sealed interface TextureReference {
  /**
   * A picture inside the mesh file.
   *
   * @param name what to call it in messages
   * @param bytes a whole PNG or JPEG file
   */
  record Embedded(String name, ByteBuffer bytes, Texture.Wrap wrap) implements TextureReference {}

  /**
   * A picture beside the mesh file.
   *
   * @param names paths as the file has them, the best first
   */
  record InFile(List<String> names, Texture.Wrap wrap) implements TextureReference {
    public InFile {
      names = List.copyOf(names);
    }
  }

  /**
   * A picture that a material of an OBJ file names.
   *
   * @param libraries the MTL files
   * @param materials the materials that faces use, the one of most faces first
   */
  record InLibrary(List<String> libraries, List<String> materials) implements TextureReference {
    public InLibrary {
      libraries = List.copyOf(libraries);
      materials = List.copyOf(materials);
    }
  }
}
