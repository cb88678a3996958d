package org.fitterbench.mesh.portrait;

import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.ColourScale;
import org.fitterbench.mesh.render.Surface;

/**
 * One mesh of a row of portraits.
 *
 * @param mesh what is shown
 * @param surface its colours
 * @param caption a few words below it, may be empty
 */
public record Panel(Mesh mesh, Surface surface, String caption) {
  private static final int CLAY = 0xD8B49C;

  /** A mesh in the colour of clay. */
  public static Panel plain(Mesh mesh, String caption) {
    return new Panel(mesh, new Surface.Plain(CLAY), caption);
  }

  /**
   * A mesh coloured by a number at each vertex.
   *
   * @param values [V] in the unit of the scale
   */
  public static Panel coloured(Mesh mesh, float[] values, ColourScale scale, String caption) {
    return new Panel(mesh, new Surface.VertexColours(scale.colours(values)), caption);
  }
}
