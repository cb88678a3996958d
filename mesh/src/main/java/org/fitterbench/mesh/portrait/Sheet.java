package org.fitterbench.mesh.portrait;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.fitterbench.mesh.picture.ColourScale;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.render.Background;

/** The paper that panels, captions and a legend are put on. */
final class Sheet implements AutoCloseable {
  private static final int TICKS = 5;

  private final int panelWidth;
  private final int panelHeight;
  private final int textSize;
  private final BufferedImage image;
  private final Graphics2D graphics;

  Sheet(int panels, int panelWidth, int panelHeight, boolean legend) {
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    textSize = Math.max(10, panelHeight / 40);
    int legendWidth = legend ? 8 * textSize : 0;
    image =
        new BufferedImage(
            panels * panelWidth + legendWidth,
            panelHeight + 2 * textSize,
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(new Color(Background.NEUTRAL.bottom()));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    if (legend) {
      fillBeside(panels * panelWidth);
    }
  }

  /** Goes on with the panels' gradient where the legend stands. */
  private void fillBeside(int left) {
    Color top = new Color(Background.NEUTRAL.top());
    Color bottom = new Color(Background.NEUTRAL.bottom());
    graphics.setPaint(new GradientPaint(0, 0, top, 0, panelHeight, bottom));
    graphics.fillRect(left, 0, image.getWidth() - left, panelHeight);
  }

  /** Puts a panel in its place, counted from the left. */
  void place(int index, Picture panel, String caption) {
    int left = index * panelWidth;
    image.setRGB(left, 0, panelWidth, panelHeight, panel.pixels(), 0, panelWidth);
    if (!caption.isEmpty()) {
      FontMetrics metrics = useFont();
      int width = metrics.stringWidth(caption);
      graphics.drawString(
          caption, left + (panelWidth - width) / 2, panelHeight + textSize + textSize / 4);
    }
  }

  /** Draws a bar of the scale's colours with ticks, right of all panels. */
  void drawLegend(ColourScale scale) {
    int left = image.getWidth() - 7 * textSize;
    int barWidth = textSize;
    int top = panelHeight / 5;
    int height = panelHeight * 3 / 5;
    for (int row = 0; row < height; row++) {
      double share = 1 - (double) row / (height - 1);
      graphics.setColor(new Color(scale.map().colour(share)));
      graphics.fillRect(left, top + row, barWidth, 1);
    }
    FontMetrics metrics = useFont();
    int middle = metrics.getAscent() * 2 / 5;
    for (int tick = 0; tick < TICKS; tick++) {
      double share = (double) tick / (TICKS - 1);
      int y = top + (int) Math.round((1 - share) * (height - 1));
      graphics.fillRect(left + barWidth, y, textSize / 3, 1);
      String label = label(scale.low() + share * (scale.high() - scale.low()), scale);
      graphics.drawString(label, left + barWidth + textSize * 2 / 3, y + middle);
    }
  }

  private static String label(double value, ColourScale scale) {
    int digits = (int) Math.clamp(2 - Math.floor(Math.log10(scale.high() - scale.low())), 0, 6);
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, scale.unit());
  }

  private FontMetrics useFont() {
    graphics.setColor(new Color(0x2A2D31));
    graphics.setFont(Lettering.sans(Font.PLAIN, textSize));
    return graphics.getFontMetrics();
  }

  Picture picture() {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
