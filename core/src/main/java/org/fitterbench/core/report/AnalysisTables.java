package org.fitterbench.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.BatchPoint;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.HotMethods;
import org.fitterbench.core.bottleneck.ItemCost;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.bottleneck.Margin;
import org.fitterbench.core.bottleneck.Rule;
import org.fitterbench.core.bottleneck.StageClass;
import org.fitterbench.core.bottleneck.StageShare;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;

/** The tables of a bottleneck analysis. */
final class AnalysisTables {
  private static final int BAR_WIDTH = 20;
  private static final int ITEMS_SHOWN = 16;
  private static final int LEVELS_SHOWN = 2;
  private static final double STAGE_SHOWN = 0.001;
  private static final double REST_SHOWN = 0.005;

  private AnalysisTables() {}

  /**
   * The outer two levels of stages, with what others published of them where there is anything;
   * inner ones that take next to nothing stand together.
   */
  static Table stages(Breakdown breakdown) {
    List<List<String>> rows = new ArrayList<>();
    for (StageShare stage : breakdown.stages()) {
      addStage(stage, 0, breakdown.totalMillis(), rows);
    }
    addRest("(outside the stages)", 0, breakdown.selfMillis(), breakdown.totalMillis(), rows);
    List<Column> columns =
        List.of(
            Column.words("Stage"),
            Column.numbers("Runs"),
            Column.numbers("ms per run"),
            Column.numbers("ms in all"),
            Column.numbers("Share"),
            Column.words(""),
            Column.words("Class"));
    return breakdown.published().isEmpty()
        ? new Table(columns, rows)
        : besidePublished(breakdown, columns, rows);
  }

  private static Table besidePublished(
      Breakdown breakdown, List<Column> columns, List<List<String>> rows) {
    List<Column> more = new ArrayList<>(columns);
    more.add(Column.numbers("Published ms"));
    more.add(Column.numbers("Share"));
    List<List<String>> wider = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      breakdown
          .published(row.getFirst())
          .ifPresentOrElse(
              published -> {
                cells.add(millis(published.millis()));
                cells.add(percent(100 * published.share()));
              },
              () -> cells.addAll(List.of("", "")));
      wider.add(cells);
    }
    return new Table(more, wider);
  }

  private static void addStage(StageShare stage, int depth, double whole, List<List<String>> rows) {
    rows.add(
        List.of(
            "  ".repeat(depth) + stage.name(),
            Long.toString(stage.count()),
            millis(stage.meanMillis()),
            millis(stage.totalMillis()),
            percent(100 * stage.share()),
            bar(stage.share()),
            stage.weight().word()));
    if (depth + 1 == LEVELS_SHOWN || stage.children().isEmpty()) {
      return;
    }
    double rest = stage.selfMillis();
    for (StageShare child : stage.children()) {
      if (child.share() < STAGE_SHOWN) {
        rest += child.totalMillis();
      } else {
        addStage(child, depth + 1, whole, rows);
      }
    }
    addRest("(rest of " + stage.name() + ")", depth + 1, rest, whole, rows);
  }

  private static void addRest(
      String name, int depth, double millis, double whole, List<List<String>> rows) {
    if (whole == 0 || millis / whole < REST_SHOWN) {
      return;
    }
    rows.add(
        List.of(
            "  ".repeat(depth) + name,
            "",
            "",
            millis(millis),
            percent(100 * millis / whole),
            bar(millis / whole),
            StageClass.of(millis, whole).word()));
  }

  /** The dearest items one by one, the others together. */
  static Table items(ItemCosts costs) {
    boolean sized = !costs.sizeTitle().isEmpty();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words(costs.itemTitle()));
    if (sized) {
      columns.add(Column.numbers(costs.sizeTitle()));
    }
    columns.addAll(
        List.of(
            Column.numbers("ms"),
            Column.numbers("Share"),
            Column.words(""),
            Column.words("Class")));
    int shown = costs.items().size() <= ITEMS_SHOWN ? costs.items().size() : ITEMS_SHOWN - 1;
    List<List<String>> rows = new ArrayList<>();
    for (ItemCost item : costs.items().subList(0, shown)) {
      rows.add(
          item(item.name(), item.size(), item.millis(), item.share(), item.weight().word(), sized));
    }
    List<ItemCost> others = costs.items().subList(shown, costs.items().size());
    if (!others.isEmpty()) {
      double millis = others.stream().mapToDouble(ItemCost::millis).sum();
      long size = others.stream().mapToLong(ItemCost::size).sum();
      rows.add(
          item(
              "(" + others.size() + " others together)",
              size,
              millis,
              costs.totalMillis() == 0 ? 0 : millis / costs.totalMillis(),
              "",
              sized));
    }
    return new Table(columns, rows);
  }

  private static List<String> item(
      String name, long size, double millis, double share, String weight, boolean sized) {
    List<String> row = new ArrayList<>();
    row.add(name);
    if (sized) {
      row.add(String.format(Locale.ROOT, "%,d", size));
    }
    row.addAll(List.of(millis(millis), percent(100 * share), bar(share), weight));
    return row;
  }

  /** Ways to do the same, the baseline first. */
  static Table alternatives(Alternatives alternatives) {
    return new Table(
        List.of(
            Column.words("Way"),
            Column.numbers("ms"),
            Column.numbers("Speed-up"),
            Column.numbers("Largest error")),
        alternatives.ways().stream()
            .map(way ->
                List.of(
                    way.name(),
                    millis(way.millis()),
                    Figures.significant(way.speedUp(), 2) + " ×",
                    way.errorPercent() == 0
                        ? "exact"
                        : Figures.significant(way.errorPercent(), 2) + " %"))
            .toList());
  }

  static Table batches(List<BatchPoint> batches) {
    List<List<String>> rows = new ArrayList<>();
    for (BatchPoint point : batches) {
      rows.add(
          List.of(
              Integer.toString(point.batch()),
              millis(point.millis()),
              millis(point.millisEach()),
              percent(point.efficiencyPercent()),
              percent(point.variationPercent()),
              bytes(point.allocatedBytes()),
              bytes(point.liveHeapBytes()),
              Figures.bytes((double) point.bufferBytes())));
    }
    return new Table(
        List.of(
            Column.numbers("Batch"),
            Column.numbers("ms"),
            Column.numbers("ms each"),
            Column.numbers("Of linear"),
            Column.numbers("Spread"),
            Column.numbers("Allocated"),
            Column.numbers("Held"),
            Column.numbers("By shapes")),
        rows);
  }

  static Table methods(HotMethods profile) {
    return new Table(
        List.of(
            Column.words("Method"),
            Column.numbers("Self"),
            Column.words(""),
            Column.numbers("With callees")),
        profile.methods().stream()
            .map(method ->
                List.of(
                    method.name(),
                    percent(method.selfPercent()),
                    bar(method.selfPercent() / 100),
                    percent(method.totalPercent())))
            .toList());
  }

  static Table margins(List<Margin> margins) {
    return new Table(
        List.of(
            Column.words("Figure"),
            Column.numbers("Measured"),
            Column.numbers("Limit"),
            Column.numbers("Room")),
        margins.stream()
            .map(margin ->
                List.of(
                    margin.nearest().label(),
                    figure(margin.nearest().value(), margin.nearest().unit()),
                    margin.rule().comparison().goodSign() + " " + threshold(margin.rule()),
                    percent(100 * margin.room())))
            .toList());
  }

  /** A figure with its unit. */
  static String figure(double value, String unit) {
    return Figures.significant(value, 3) + " " + unit;
  }

  /** The threshold of a rule as its author wrote it, with its unit. */
  static String threshold(Rule rule) {
    return new BigDecimal(rule.threshold()).stripTrailingZeros().toPlainString()
        + " "
        + rule.unit();
  }

  static String millis(double millis) {
    return Figures.significant(millis, 3);
  }

  private static String percent(double percent) {
    return Figures.oneDecimal(percent) + " %";
  }

  static String percent(Reading reading) {
    return switch (reading) {
      case Reading.Measured measured -> percent(measured.value());
      case Reading.Absent _ -> Figures.ABSENT;
    };
  }

  private static String bytes(Reading reading) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.bytes(measured.value());
      case Reading.Absent _ -> Figures.ABSENT;
    };
  }

  /** A share as a bar of {@value #BAR_WIDTH} characters at most. */
  private static String bar(double share) {
    return "#".repeat(Math.clamp(Math.round(BAR_WIDTH * share), 0, BAR_WIDTH));
  }
}
