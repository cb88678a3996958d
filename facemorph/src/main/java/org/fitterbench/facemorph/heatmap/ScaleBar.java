package org.fitterbench.facemorph.heatmap;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.Locale;
import org.fitterbench.mesh.picture.ColourScale;

/**
 * A horizontal bar of a scale's colours with ticks and their values. An end that stands for all
 * that lies beyond it is pointed.
 */
final class ScaleBar {
  private final ComponentScale scale;
  private final int textSize;
  private final Color ink;

  ScaleBar(ComponentScale scale, int textSize, Color ink) {
    this.scale = scale;
    this.textSize = textSize;
    this.ink = ink;
  }

  /**
   * Draws the bar and its labels in a space of three and a half times the size of the text.
   *
   * @param left first column of the space
   * @param top first row
   * @param width columns of the space
   */
  void draw(Graphics2D graphics, int left, int top, int width) {
    int inset = 3 * textSize;
    int first = left + inset;
    int length = width - 2 * inset;
    ColourScale colours = scale.colours();
    for (int column = 0; column < length; column++) {
      graphics.setColor(new Color(colours.map().colour((double) column / (length - 1))));
      graphics.fillRect(first + column, top, 1, textSize);
    }
    if (scale.cut()) {
      point(graphics, first + length, 1, colours.map().colour(1), top);
      if (colours.low() < 0) {
        point(graphics, first, -1, colours.map().colour(0), top);
      }
    }
    drawTicks(graphics, first, length, top + textSize);
  }

  private void point(Graphics2D graphics, int x, int direction, int colour, int top) {
    int tip = x + direction * textSize * 3 / 4;
    graphics.setColor(new Color(colour));
    graphics.fill(
        new Polygon(new int[] {x, tip, x}, new int[] {top, top + textSize / 2, top + textSize}, 3));
  }

  private void drawTicks(Graphics2D graphics, int first, int length, int bottom) {
    graphics.setColor(ink);
    FontMetrics metrics = graphics.getFontMetrics();
    double low = scale.colours().low();
    double range = scale.colours().high() - low;
    int ticks = (int) Math.round(range / scale.tickStep());
    for (int i = 0; i <= ticks; i++) {
      double value = low + i * scale.tickStep();
      int x = first + (int) Math.round((length - 1) * (value - low) / range);
      graphics.fillRect(x, bottom, 1, textSize / 3);
      String label = label(value, scale.tickStep());
      if (i == ticks) {
        label += "\u2009" + scale.colours().unit();
      }
      int half = metrics.stringWidth(label(value, scale.tickStep())) / 2;
      graphics.drawString(label, x - half, bottom + textSize * 3 / 2);
    }
  }

  /** A value with as many decimals as the distance of the ticks needs, and a real minus sign. */
  static String label(double value, double tickStep) {
    int decimals = (int) Math.clamp(-Math.floor(Math.log10(tickStep) + 1e-9), 0, 6);
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = Math.abs(value) < tickStep / 2;
    return zero || value > 0 ? digits : "\u2212" + digits;
  }
}
