package org.fitterbench.facemorph.heatmap;

import java.util.List;
import org.fitterbench.facemorph.difference.RowBands;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.mesh.picture.Picture;

/**
 * The picture {@code texture_difference_components.png}: the texture three times, coloured by the
 * luminance, chroma and total difference of its texels in units of CIE L*a*b*. Background is grey.
 */
public final class TextureHeatMap {
  private static final int BACKGROUND = 0xFFA9AEB5;
  private static final String NO_UNIT = "";

  private final int panelSize;
  private final int threads;

  /**
   * @param panelSize columns and rows of the space for each panel, at least 64; a texture that is
   *     not square fills one of them
   * @param threads how many draw, the caller among them, at least 1; the picture does not depend on
   *     it
   */
  public TextureHeatMap(int panelSize, int threads) {
    this.panelSize = HeatMapPage.requireSize(panelSize);
    this.threads = threads;
  }

  /**
   * Draws the page. Where a texture has more texels than a panel has pixels, a pixel shows the mean
   * of the texels it covers that are no background.
   *
   * @param compared the names of both faces, for the title
   */
  public Picture draw(String compared, TextureDifference difference) {
    float[] luminance = difference.ofForeground(difference.luminance());
    float[] chroma = difference.ofForeground(difference.chroma());
    float[] total = difference.ofForeground(difference.total());
    ComponentScale signed = ComponentScale.signed(luminance, "\u0394L*");
    ComponentScale colour = ComponentScale.amounts(chroma, "\u0394C*");
    ComponentScale perceived = ComponentScale.amounts(total, "\u0394E\u2080\u2080");
    PanelRaster raster = new PanelRaster(difference, panelSize);
    return new HeatMapPage(raster.width(), raster.height())
        .draw(
            "Texture difference: " + compared,
            List.of(
                new HeatMapPanel(
                    "Luminance difference",
                    "lightness L*: red lighter, blue darker",
                    coloured(raster, difference.luminance(), signed),
                    signed,
                    ValueRange.of(luminance).signed(NO_UNIT)),
                new HeatMapPanel(
                    "Chroma difference",
                    "distance in the plane of a* and b*",
                    coloured(raster, difference.chroma(), colour),
                    colour,
                    ValueRange.of(chroma).amounts(NO_UNIT)),
                new HeatMapPanel(
                    "Total difference",
                    "CIEDE2000: 1 is just visible",
                    coloured(raster, difference.total(), perceived),
                    perceived,
                    ValueRange.of(total).amounts(NO_UNIT))));
  }

  private Picture coloured(PanelRaster raster, float[] values, ComponentScale scale) {
    int[] pixels = new int[raster.width() * raster.height()];
    RowBands.run(
        raster.height(),
        threads,
        (from, to) -> raster.colour(values, scale.colours(), BACKGROUND, from, to, pixels));
    return new Picture(raster.width(), raster.height(), pixels);
  }
}
