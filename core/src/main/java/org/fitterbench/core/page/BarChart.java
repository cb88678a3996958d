package org.fitterbench.core.page;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars under their labels, with confidence intervals where there are some.
 *
 * @param title what it shows
 * @param description how it is to be read
 * @param quantity what the values are
 * @param bars at least one, in the order in which they are drawn
 */
public record BarChart(String title, String description, Quantity quantity, List<Bar> bars)
    implements Block.Chart {
  private static final double ROW = 34;
  private static final double THICKNESS = 9;
  private static final double LABEL = 13;
  private static final double AXIS = 24;
  private static final double LEFT = 2;
  private static final double RIGHT = Page.CHART_WIDTH - 16;
  private static final int LONGEST_LABEL = 62;

  /**
   * One bar.
   *
   * @param label what it stands for
   * @param value 0 or more
   * @param interval where the true value lies; null when that is not known
   */
  public record Bar(String label, double value, @Nullable Interval interval)
      implements Axis.Marked {
    public Bar {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("A bar's length: " + value);
      }
    }
  }

  public BarChart {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("A chart has a bar");
    }
  }

  @Override
  public double height() {
    return AXIS + ROW * bars.size();
  }

  @Override
  public List<String> legend() {
    return List.of();
  }

  @Override
  public Table numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      Interval interval = bar.interval();
      rows.add(
          List.of(
              bar.label(),
              quantity.text(bar.value()),
              interval == null
                  ? Figures.ABSENT
                  : quantity.text(interval.lower()) + " to " + quantity.text(interval.upper())));
    }
    return new Table(
        List.of(
            Column.words(title),
            Column.numbers(quantity.heading()),
            Column.numbers("confidence interval")),
        rows);
  }

  @Override
  public boolean isLogarithmic() {
    return axis().logarithmic();
  }

  private Axis axis() {
    return Axis.over(bars);
  }

  @Override
  public void draw(Drawing drawing) {
    Axis axis = axis();
    for (int tick = 0; tick < axis.ticks().size(); tick++) {
      double value = axis.ticks().get(tick);
      double x = x(axis, value);
      drawing.line("grid", x, AXIS - 6, x, height());
      String anchor = tick == 0 ? "start" : tick + 1 == axis.ticks().size() ? "end" : "middle";
      double end = anchor.equals("end") ? Page.CHART_WIDTH - 2 : x;
      drawing.words("tick", anchor, end, AXIS - 11, quantity.tick(value));
    }
    for (int i = 0; i < bars.size(); i++) {
      bar(drawing, axis, bars.get(i), AXIS + ROW * i);
    }
  }

  private void bar(Drawing drawing, Axis axis, Bar bar, double top) {
    String text = quantity.text(bar.value());
    double y = top + LABEL + 4;
    drawing.words("label", "start", LEFT, top + LABEL, shortened(bar.label()));
    drawing.words("value", "end", Page.CHART_WIDTH - 2, top + LABEL, text);
    drawing.bar("c0", LEFT, y, x(axis, bar.value()) - LEFT, THICKNESS, bar.label() + ": " + text);
    Interval interval = bar.interval();
    if (interval != null) {
      double from = x(axis, interval.lower());
      double to = x(axis, interval.upper());
      double middle = y + THICKNESS / 2;
      drawing.line("whisker", from, middle, to, middle);
      drawing.line("whisker", from, y, from, y + THICKNESS);
      drawing.line("whisker", to, y, to, y + THICKNESS);
    }
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.position(value) * (RIGHT - LEFT);
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }
}
