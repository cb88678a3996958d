package org.fitterbench.core.page;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;

/**
 * Bars of the same length that parts share, for example the time of each stage.
 *
 * @param title what it shows
 * @param description how it is to be read
 * @param parts what shares each bar, at least one, at most {@value Drawing#COLOURS}
 * @param rows at least one, from the top
 */
public record ShareChart(String title, String description, List<String> parts, List<Row> rows)
    implements Block.Chart {
  private static final double ROW = 28;
  private static final double THICKNESS = 18;
  private static final double AXIS = 22;
  private static final double LEFT = 118;
  private static final double RIGHT = Page.CHART_WIDTH - 18;
  private static final int LONGEST_LABEL = 16;
  private static final double ROOM_FOR_TEXT = 34;
  private static final double WHOLE = 100;

  /**
   * One bar.
   *
   * @param label what it stands for
   * @param percents how much each part has, 0 to 100, in the order of the parts
   */
  public record Row(String label, List<Double> percents) {
    public Row {
      percents = List.copyOf(percents);
    }
  }

  public ShareChart {
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
    if (rows.isEmpty() || parts.isEmpty() || parts.size() > Drawing.COLOURS) {
      throw new IllegalArgumentException(parts.size() + " parts of " + rows.size() + " bars");
    }
    for (Row row : rows) {
      if (row.percents().size() != parts.size()) {
        throw new IllegalArgumentException(row.label() + " has other parts");
      }
    }
  }

  @Override
  public double height() {
    return AXIS + ROW * rows.size();
  }

  @Override
  public boolean isLogarithmic() {
    return false;
  }

  @Override
  public List<String> legend() {
    return parts;
  }

  @Override
  public Table numbers() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words(title));
    parts.forEach(part -> columns.add(Column.numbers(part)));
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.label());
      row.percents().forEach(percent -> line.add(Quantity.PERCENT.text(percent)));
      cells.add(line);
    }
    return new Table(columns, cells);
  }

  @Override
  public void draw(Drawing drawing) {
    for (double tick : new double[] {0, WHOLE / 2, WHOLE}) {
      drawing.line("grid", x(tick), AXIS - 6, x(tick), height());
      drawing.words("tick", "middle", x(tick), AXIS - 10, Quantity.PERCENT.tick(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      row(drawing, rows.get(i), AXIS + ROW * i);
    }
  }

  private void row(Drawing drawing, Row row, double top) {
    String label = row.label();
    drawing.words(
        "label",
        "end",
        LEFT - 8,
        top + 14,
        label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…");
    double before = 0;
    for (int part = 0; part < parts.size(); part++) {
      double percent = row.percents().get(part);
      double from = x(before);
      double width = x(before + percent) - from;
      String text = Quantity.PERCENT.text(percent);
      drawing.bar(
          Drawing.colour(part),
          from,
          top,
          width,
          THICKNESS,
          label + ", " + parts.get(part) + ": " + text);
      if (width > ROOM_FOR_TEXT) {
        drawing.words("inside", "middle", from + width / 2, top + 13, Math.round(percent) + " %");
      }
      before += percent;
    }
  }

  private static double x(double percent) {
    return LEFT + Math.clamp(percent / WHOLE, 0, 1) * (RIGHT - LEFT);
  }
}
