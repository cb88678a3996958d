package org.fitterbench.core.page;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.jspecify.annotations.Nullable;

/**
 * Values over places of a horizontal axis, a line for each series.
 *
 * @param title what it shows
 * @param description how it is to be read
 * @param across what the horizontal axis is, for example "batch"
 * @param quantity what the values are
 * @param places the ticks of the horizontal axis, at least one, from left to right
 * @param series at least one, at most {@value Drawing#COLOURS}
 */
public record LineChart(
    String title,
    String description,
    String across,
    Quantity quantity,
    List<Place> places,
    List<Series> series)
    implements Block.Chart {
  private static final double HEIGHT = 270;
  private static final double LEFT = 62;
  private static final double RIGHT = Page.CHART_WIDTH - 18;
  private static final double TOP = 14;
  private static final double BOTTOM = HEIGHT - 40;

  /** A tick of the horizontal axis. */
  public record Place(double x, String label) {}

  /** A line and what it is called. */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a line.
   *
   * @param x in the units of the places
   * @param value 0 or more
   * @param interval where the true value lies; null when that is not known
   */
  public record Point(double x, double value, @Nullable Interval interval) implements Axis.Marked {
    public Point {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("A point's value: " + value);
      }
    }
  }

  public LineChart {
    places = List.copyOf(places);
    series = List.copyOf(series);
    if (places.isEmpty() || series.isEmpty() || series.size() > Drawing.COLOURS) {
      throw new IllegalArgumentException(
          series.size() + " lines over " + places.size() + " places");
    }
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public List<String> legend() {
    return series.stream().map(Series::name).toList();
  }

  @Override
  public Table numbers() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words(across));
    series.forEach(each -> columns.add(Column.numbers(each.name())));
    List<List<String>> rows = new ArrayList<>();
    for (Place place : places) {
      List<String> row = new ArrayList<>();
      row.add(place.label());
      for (Series each : series) {
        row.add(
            each.points().stream()
                .filter(point -> point.x() == place.x())
                .findFirst()
                .map(point -> quantity.text(point.value()))
                .orElse(Figures.ABSENT));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  @Override
  public boolean isLogarithmic() {
    return axis().logarithmic();
  }

  private Axis axis() {
    return Axis.over(series.stream().flatMap(each -> each.points().stream()).toList());
  }

  @Override
  public void draw(Drawing drawing) {
    Axis axis = axis();
    for (double tick : axis.ticks()) {
      double y = y(axis, tick);
      drawing.line("grid", LEFT, y, RIGHT, y);
      drawing.words("tick", "end", LEFT - 6, y + 4, quantity.tick(tick));
    }
    for (Place place : places) {
      drawing.words("tick", "middle", x(place.x()), BOTTOM + 17, place.label());
    }
    drawing.words("axis", "middle", (LEFT + RIGHT) / 2, HEIGHT - 4, across);
    for (int i = 0; i < series.size(); i++) {
      line(drawing, axis, i, series.get(i));
    }
  }

  private void line(Drawing drawing, Axis axis, int index, Series line) {
    double[] path = new double[2 * line.points().size()];
    for (int i = 0; i < line.points().size(); i++) {
      Point point = line.points().get(i);
      path[2 * i] = x(point.x());
      path[2 * i + 1] = y(axis, point.value());
      Interval interval = point.interval();
      if (interval != null) {
        double x = path[2 * i];
        drawing.line("whisker", x, y(axis, interval.lower()), x, y(axis, interval.upper()));
      }
    }
    drawing.path("line " + Drawing.colour(index), path);
    // A dense line, such as percentiles, is read by its course; a sparse one by its points.
    if (line.points().size() <= 2 * places.size()) {
      for (int i = 0; i < line.points().size(); i++) {
        String hint = line.name() + ": " + quantity.text(line.points().get(i).value());
        drawing.point(Drawing.colour(index), path[2 * i], path[2 * i + 1], 4, hint);
      }
    }
  }

  private double x(double value) {
    double from = places.getFirst().x();
    double to = places.getLast().x();
    double share = to == from ? 0.5 : Math.clamp((value - from) / (to - from), 0, 1);
    return LEFT + 14 + share * (RIGHT - LEFT - 28);
  }

  private static double y(Axis axis, double value) {
    return BOTTOM - axis.position(value) * (BOTTOM - TOP);
  }
}
