package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitterbench.core.page.BarChart;
import org.fitterbench.core.page.LineChart;
import org.fitterbench.core.page.Quantity;
import org.fitterbench.core.page.ShareChart;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.HistogramBin;
import org.fitterbench.core.record.Metric;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.statistics.Interval;

/** The charts of a run's report. */
final class RunCharts {
  /** More lines than these cannot be told apart. */
  private static final int LINES = 6;

  /** More bars than these are a table: the slowest are shown. */
  private static final int BARS = 16;

  private static final String BUSY = "Busy";
  private static final double WHOLE = 100;

  private RunCharts() {}

  /** The slowest operations of each suite, a chart a suite. */
  static List<BarChart> durations(List<Operation> slowestFirst) {
    Map<String, List<Operation>> bySuite = new LinkedHashMap<>();
    for (Operation operation : slowestFirst) {
      bySuite.computeIfAbsent(operation.result().suite(), _ -> new ArrayList<>()).add(operation);
    }
    List<BarChart> charts = new ArrayList<>();
    bySuite.forEach((suite, operations) -> {
      String which =
          operations.size() > BARS
              ? "The %d slowest of %d; all are in the table below. "
                  .formatted(BARS, operations.size())
              : "";
      charts.add(
          new BarChart(
              "Suite " + suite,
              which
                  + "Mean time of one operation, with its confidence interval over forks where"
                  + " there are two or more.",
              Quantity.MILLISECONDS,
              operations.stream().limit(BARS).map(RunCharts::bar).toList()));
    });
    return charts;
  }

  private static BarChart.Bar bar(Operation operation) {
    ConfidenceInterval interval = operation.time().intervalMillis();
    return new BarChart.Bar(
        operation.result().label(),
        operation.time().meanMillis(),
        interval == null
            ? null
            : new Interval(Math.max(0, interval.lower()), Math.max(0, interval.upper())));
  }

  /** The rates of up to six operations a chart. */
  static List<LineChart> rates(RateTable table) {
    List<LineChart.Place> places = new ArrayList<>();
    for (String value : table.values()) {
      places.add(new LineChart.Place(places.size(), value));
    }
    List<LineChart> charts = new ArrayList<>();
    for (int from = 0; from < table.rows().size(); from += LINES) {
      List<RateTable.Row> rows =
          table.rows().subList(from, Math.min(from + LINES, table.rows().size()));
      charts.add(
          new LineChart(
              table.title(),
              "Items a second, higher is better.",
              table.sweep().param(),
              Quantity.PER_SECOND,
              places,
              rows.stream().map(row -> line(row, table.values())).toList()));
    }
    return charts;
  }

  private static LineChart.Series line(RateTable.Row row, List<String> values) {
    List<LineChart.Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Rate rate = row.rates().get(values.get(i));
      if (rate != null) {
        points.add(new LineChart.Point(i, rate.perSecond(), rate.interval()));
      }
    }
    return new LineChart.Series(row.label(), points);
  }

  /** Percentiles of operations that were timed one by one; the slowest of them. */
  static List<LineChart> latencies(List<Operation> operations) {
    List<LineChart.Series> lines =
        operations.stream()
            .filter(operation -> !operation.result().histogram().isEmpty())
            .limit(LINES)
            .map(operation -> PercentileCurve.series(operation.result().label(), millis(operation)))
            .toList();
    return lines.isEmpty() ? List.of() : List.of(PercentileCurve.chart(lines));
  }

  private static Distribution millis(Operation operation) {
    BenchmarkResult result = operation.result();
    double scale = operation.time().meanMillis() / Objects.requireNonNull(result.summary()).mean();
    List<HistogramBin> bins = result.histogram();
    return Distribution.ofHistogram(
        bins.stream().mapToDouble(bin -> scale * bin.value()).toArray(),
        bins.stream().mapToLong(HistogramBin::count).toArray());
  }

  /** How much of its time each stage worked, a chart a result that says so. */
  static List<ShareChart> occupancy(RunRecord run) {
    List<ShareChart> charts = new ArrayList<>();
    for (BenchmarkResult result : run.results()) {
      List<ShareChart.Row> rows = new ArrayList<>();
      result
          .metrics()
          .forEach((name, metric) -> {
            if (name.endsWith(BUSY) && name.length() > BUSY.length()) {
              rows.add(row(name.substring(0, name.length() - BUSY.length()), metric));
            }
          });
      rows.sort(Comparator.comparing((ShareChart.Row row) -> row.percents().getFirst()).reversed());
      if (!rows.isEmpty()) {
        charts.add(
            new ShareChart(
                result.label(),
                "How much of the time each stage worked; the busiest stage limits the rate.",
                List.of("working", "waiting"),
                rows));
      }
    }
    return charts;
  }

  private static ShareChart.Row row(String stage, Metric busy) {
    double percent = Math.clamp(busy.value(), 0, WHOLE);
    return new ShareChart.Row(stage, List.of(percent, WHOLE - percent));
  }
}
