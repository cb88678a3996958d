package org.fitterbench.mesh.assimp;

/** Where an imported file says that its texture is. */
public sealed interface ImportedTexture {
  /**
   * A picture file inside the mesh file.
   *
   * @param name what the file calls it
   * @param bytes a whole picture file
   */
  record Embedded(String name, byte[] bytes) implements ImportedTexture {}

  /**
   * A picture file beside the mesh file.
   *
   * @param path as the file has it
   */
  record Named(String path) implements ImportedTexture {}
}
