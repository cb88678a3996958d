package org.fitterbench.facemorph.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.portrait.Lettering;

/**
 * A page with a title and panels of one size side by side, each with a heading above and its scale
 * below. All sizes follow from the size of the panels.
 */
final class HeatMapPage {
  private static final int SMALLEST_PANEL = 64;
  private static final int PAPER = 0xFFFBFBFC;
  private static final Color INK = new Color(0x23272C);
  private static final Color SOFT_INK = new Color(0x5C636B);

  private final int panelWidth;
  private final int panelHeight;
  private final int margin;
  private final int titleSize;
  private final int headingSize;
  private final int textSize;

  /**
   * @param panelWidth columns of each panel
   * @param panelHeight rows of each panel
   */
  HeatMapPage(int panelWidth, int panelHeight) {
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    margin = Math.max(8, panelWidth / 16);
    titleSize = Math.max(13, panelWidth / 18);
    headingSize = Math.max(12, panelWidth / 26);
    textSize = Math.max(10, panelWidth / 36);
  }

  /** Checks the size of a panel, below which nothing on the page could be read. */
  static int requireSize(int panelSize) {
    if (panelSize < SMALLEST_PANEL) {
      throw new IllegalArgumentException("A panel of " + panelSize + " pixels is too small");
    }
    return panelSize;
  }

  /** Puts everything on the page. */
  Picture draw(String title, List<HeatMapPanel> panels) {
    int width = margin + panels.size() * (panelWidth + margin);
    int height = panelTop() + panelHeight + footHeight() + margin / 2;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, PAPER);
    for (int i = 0; i < panels.size(); i++) {
      copy(panels.get(i).picture(), pixels, width, left(i));
    }
    Graphics2D graphics = graphicsOn(pixels, width, height);
    try {
      write(graphics, title, Font.BOLD, titleSize, INK, margin, margin / 2 + titleSize);
      for (int i = 0; i < panels.size(); i++) {
        annotate(graphics, panels.get(i), left(i));
      }
    } finally {
      graphics.dispose();
    }
    return new Picture(width, height, pixels);
  }

  private int left(int panel) {
    return margin + panel * (panelWidth + margin);
  }

  private int panelTop() {
    return margin / 2 + titleSize * 3 / 2 + headingSize * 3 / 2 + textSize * 9 / 4;
  }

  private int footHeight() {
    return textSize * 6;
  }

  private void copy(Picture panel, int[] pixels, int width, int left) {
    if (panel.width() != panelWidth || panel.height() != panelHeight) {
      throw new IllegalArgumentException(
          "A panel of " + panel.width() + " x " + panel.height() + " does not fit the page");
    }
    for (int row = 0; row < panelHeight; row++) {
      int at = (panelTop() + row) * width + left;
      System.arraycopy(panel.pixels(), row * panelWidth, pixels, at, panelWidth);
    }
  }

  /** Draws straight into the page's pixels, so that no picture is copied. */
  private static Graphics2D graphicsOn(int[] pixels, int width, int height) {
    DirectColorModel model = (DirectColorModel) ColorModel.getRGBdefault();
    var raster =
        Raster.createPackedRaster(
            new DataBufferInt(pixels, pixels.length), width, height, width, model.getMasks(), null);
    Graphics2D graphics = new BufferedImage(model, raster, false, null).createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return graphics;
  }

  private void annotate(Graphics2D graphics, HeatMapPanel panel, int left) {
    int above = panelTop() - textSize * 9 / 4;
    write(graphics, panel.heading(), Font.BOLD, headingSize, INK, left, above);
    int explained = panelTop() - textSize * 2 / 3;
    write(graphics, panel.explanation(), Font.PLAIN, textSize, SOFT_INK, left, explained);
    int bottom = panelTop() + panelHeight;
    graphics.setFont(Lettering.sans(Font.PLAIN, textSize));
    new ScaleBar(panel.scale(), textSize, INK).draw(graphics, left, bottom + textSize, panelWidth);
    FontMetrics metrics = graphics.getFontMetrics();
    int centred = left + (panelWidth - metrics.stringWidth(panel.summary())) / 2;
    int below = bottom + footHeight() - textSize / 2;
    write(graphics, panel.summary(), Font.PLAIN, textSize, SOFT_INK, centred, below);
  }

  private static void write(
      Graphics2D graphics, String text, int style, int size, Color colour, int x, int baseline) {
    graphics.setFont(Lettering.sans(style, size));
    graphics.setColor(colour);
    graphics.drawString(text, x, baseline);
  }
}
