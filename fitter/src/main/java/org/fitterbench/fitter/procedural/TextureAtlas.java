package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.fitter.procedural.QuadSurface.Chart;
import org.fitterbench.fitter.procedural.QuadSurface.Texel;

/** Lays the charts of a surface into the unit square without overlap: tallest first, in rows. */
final class TextureAtlas {
  private static final int WIDTH = 200;
  private static final int GAP = 1;

  private TextureAtlas() {}

  /** u and v of each texture coordinate of the surface. */
  static List<double[]> coordinates(QuadSurface surface) {
    List<Chart> charts = surface.charts();
    int[] left = new int[charts.size()];
    int[] bottom = new int[charts.size()];
    int x = GAP;
    int y = GAP;
    int rowHeight = 0;
    List<Integer> tallestFirst =
        IntStream.range(0, charts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer chart) -> -charts.get(chart).height()))
            .toList();
    for (int chart : tallestFirst) {
      if (x + charts.get(chart).width() + GAP > WIDTH) {
        x = GAP;
        y += rowHeight + GAP;
        rowHeight = 0;
      }
      left[chart] = x;
      bottom[chart] = y;
      x += charts.get(chart).width() + GAP;
      rowHeight = Math.max(rowHeight, charts.get(chart).height());
    }
    double size = Math.max(WIDTH, y + rowHeight + GAP);
    List<double[]> coordinates = new ArrayList<>();
    for (Texel texel : surface.texels()) {
      coordinates.add(
          new double[] {
            (left[texel.chart()] + texel.x()) / size, (bottom[texel.chart()] + texel.y()) / size
          });
    }
    return coordinates;
  }
}
