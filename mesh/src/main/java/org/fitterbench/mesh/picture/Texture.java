package org.fitterbench.mesh.picture;

/**
 * A picture that is laid on a surface by texture coordinates: u from left to right, v from bottom
 * to top, both 0 to 1 over the picture.
 *
 * @param picture the texels
 * @param wrap what lies beyond 0 and 1
 */
public record Texture(Picture picture, Wrap wrap) {
  /** What a texture coordinate outside 0 to 1 means. */
  public enum Wrap {
    /** The picture is repeated without end. */
    REPEAT,
    /** The border texels are drawn out. */
    CLAMP
  }

  /** A texture that repeats, the default of OBJ, FBX and glTF files. */
  public static Texture repeating(Picture picture) {
    return new Texture(picture, Wrap.REPEAT);
  }

  /** Whether every texture coordinate means the same texels as in another texture. */
  public boolean hasLayoutOf(Texture other) {
    return wrap == other.wrap
        && picture.width() == other.picture.width()
        && picture.height() == other.picture.height();
  }
}
