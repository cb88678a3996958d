package org.fitterbench.mesh.io;

/**
 * A texture that is written with a mesh: inside the file, or beside it under the same stem.
 *
 * @param stem the name of the mesh file without its extension
 * @param png a whole PNG file
 */
record EncodedTexture(String stem, byte[] png) {
  /** The name of the material in files that name it. */
  static final String MATERIAL = "skin";

  String pictureName() {
    return stem + ".png";
  }

  String libraryName() {
    return stem + ".mtl";
  }
}
