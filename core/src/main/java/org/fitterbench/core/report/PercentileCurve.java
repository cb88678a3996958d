package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.page.LineChart;
import org.fitterbench.core.page.Quantity;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.text.Figures;

/**
 * Latencies by percentile, stretched towards the slowest: each tick to the right leaves a tenth as
 * many above it.
 */
public final class PercentileCurve {
  private static final double[] TICKS = {0, 50, 90, 99, 99.9};
  private static final int POINTS_BETWEEN = 12;

  private PercentileCurve() {}

  /**
   * The curves of one or more distributions.
   *
   * @param lines at least one, made by {@link #series}
   */
  public static LineChart chart(List<LineChart.Series> lines) {
    List<LineChart.Place> places = new ArrayList<>();
    for (double tick : TICKS) {
      String label = tick == 0 ? "least" : "P" + Figures.plain(tick);
      places.add(new LineChart.Place(place(tick), label));
    }
    return new LineChart(
        "Latency distribution",
        "How long the slowest take: at P99 one of a hundred takes longer.",
        "percentile",
        Quantity.MILLISECONDS,
        places,
        lines);
  }

  /** The curve of one distribution of milliseconds, as far as it has values. */
  public static LineChart.Series series(String name, Distribution millis) {
    List<LineChart.Point> points = new ArrayList<>();
    double last = place(TICKS[TICKS.length - 1]);
    int steps = POINTS_BETWEEN * (TICKS.length - 1);
    for (double tick : TICKS) {
      points.add(new LineChart.Point(place(tick), millis.percentile(tick), null));
    }
    for (int i = 0; i <= steps; i++) {
      double x = last * i / steps;
      points.add(new LineChart.Point(x, millis.percentile(percent(x)), null));
    }
    points.sort(Comparator.comparingDouble(LineChart.Point::x));
    return new LineChart.Series(name, points);
  }

  private static double place(double percent) {
    return -Math.log10(1 - percent / 100);
  }

  private static double percent(double place) {
    return 100 * (1 - Math.pow(10, -place));
  }
}
