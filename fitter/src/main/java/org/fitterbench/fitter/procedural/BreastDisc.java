package org.fitterbench.fitter.procedural;

import org.fitterbench.fitter.procedural.QuadSurface.Patch;
import org.fitterbench.fitter.procedural.QuadSurface.Texel;

/**
 * The disc of quads at the tip of a breast, numbered as in the mesh hm08, so that the Anny body
 * model's edit (drop the quads that touch the inner vertices, close the hole by seven caps) works
 * here as there: an outer loop of 16 vertices, an inner loop of 16, 16 quads between them, and 7
 * quads that fill the inner one.
 */
final class BreastDisc {
  static final int LOOP = 16;

  /** Pairs of loop vertices that the seven filling quads lie between. */
  private static final int[][] RUNGS = {
    {4, 5}, {3, 6}, {2, 7}, {1, 8}, {0, 9}, {15, 10}, {14, 11}, {13, 12}
  };

  private static final double INNER_RADIUS = 0.55;

  private BreastDisc() {}

  /**
   * The numbers of a disc's vertices in the mesh.
   *
   * @param outer number of the first vertex of the outer loop
   * @param inner number of the first vertex of the inner loop
   * @param clockwise whether the loops run clockwise seen from outside
   */
  record Numbering(int outer, int inner, boolean clockwise) {
    static final Numbering LEFT = new Numbering(8434, 8450, false);
    static final Numbering RIGHT = new Numbering(1762, 1778, true);
  }

  /**
   * Replaces a block of four by four quads.
   *
   * @param numbers [V] numbers of vertices in the mesh, −1 where any will do; filled for the disc
   */
  static void replace(
      QuadSurface surface, Patch patch, int row, int column, Numbering numbering, int[] numbers) {
    Block block = new Block(row, column, 4, 4);
    int[] outer = patch.loop(block);
    int[] outerTexels = new int[LOOP];
    int centre = patch.vertices()[row + 2][column + 2];
    int chart = 0;
    double centreX = 0;
    double centreY = 0;
    for (int r = row; r < row + 4; r++) {
      for (int c = column; c < column + 4; c++) {
        QuadSurface.Quad quad = surface.quad(patch.quads()[r][c]);
        for (int corner = 0; corner < 4; corner++) {
          int texel = quad.texels()[corner];
          if (quad.corners()[corner] == centre) {
            Texel place = surface.texels().get(texel);
            chart = place.chart();
            centreX = place.x();
            centreY = place.y();
          }
          for (int i = 0; i < LOOP; i++) {
            if (outer[i] == quad.corners()[corner]) {
              outerTexels[i] = texel;
            }
          }
        }
        surface.remove(patch.quads()[r][c]);
      }
    }
    // The nine vertices inside the block are used again before new ones are made.
    int[] inner = new int[LOOP];
    int[] innerTexels = new int[LOOP];
    Vec3 middle = surface.vertices().get(centre).position();
    for (int i = 0; i < LOOP; i++) {
      QuadSurface.Vertex rim = surface.vertices().get(outer[i]);
      Vec3 position = middle.toward(rim.position(), INNER_RADIUS);
      int used = i < 9 ? patch.vertices()[row + 1 + i / 3][column + 1 + i % 3] : -1;
      inner[i] = used >= 0 ? used : surface.addVertex(position, rim.axis(), rim.region());
      surface.vertices().set(inner[i], surface.vertices().get(inner[i]).movedTo(position));
      Texel at = surface.texels().get(outerTexels[i]);
      innerTexels[i] =
          surface.addTexel(
              new Texel(
                  chart,
                  centreX + INNER_RADIUS * (at.x() - centreX),
                  centreY + INNER_RADIUS * (at.y() - centreY)));
    }
    for (int i = 0; i < LOOP; i++) {
      int next = (i + 1) % LOOP;
      surface.addQuad(
          new int[] {outer[i], outer[next], inner[next], inner[i]},
          new int[] {outerTexels[i], outerTexels[next], innerTexels[next], innerTexels[i]});
      int number = numbering.clockwise ? (LOOP + 4 - i) % LOOP : i;
      numbers[outer[i]] = numbering.outer + number;
      numbers[inner[i]] = numbering.inner + number;
    }
    for (int i = 0; i + 1 < RUNGS.length; i++) {
      int[] corners = {RUNGS[i + 1][0], RUNGS[i][0], RUNGS[i][1], RUNGS[i + 1][1]};
      int[] fill = new int[4];
      int[] texels = new int[4];
      for (int k = 0; k < 4; k++) {
        fill[k] = inner[corners[k]];
        texels[k] = innerTexels[corners[k]];
      }
      surface.addQuad(fill, texels);
    }
  }
}
