package org.fitterbench.mesh.render;

import org.fitterbench.mesh.picture.Texture;

/** What colours a surface. All colours are sRGB-encoded; alpha is not used. */
public sealed interface Surface {
  /**
   * One colour everywhere.
   *
   * @param colour {@code 0xRRGGBB}
   */
  record Plain(int colour) implements Surface {}

  /**
   * A colour at every vertex, mixed in between in linear light.
   *
   * @param colours [V] {@code 0xRRGGBB} of each vertex of the mesh; not copied, may be changed
   *     between frames
   */
  record VertexColours(int[] colours) implements Surface {}

  /** A picture laid on by texture coordinates, filtered bilinearly before it is made linear. */
  record Textured(Texture texture) implements Surface {}

  /**
   * Two pictures mixed texel by texel, as if their mixture had been made first.
   *
   * @param first the picture at ratio 0
   * @param second the picture at ratio 1; its size may differ
   * @param ratio share of the second, 0 to 1
   */
  record BlendedTextures(Texture first, Texture second, float ratio) implements Surface {
    public BlendedTextures {
      if (!(ratio >= 0 && ratio <= 1)) {
        throw new IllegalArgumentException("The share " + ratio + " is not from 0 to 1");
      }
    }
  }

  /** Whether the surface needs texture coordinates. */
  default boolean isTextured() {
    return switch (this) {
      case Plain plain -> false;
      case VertexColours colours -> false;
      case Textured textured -> true;
      case BlendedTextures blended -> true;
    };
  }
}
