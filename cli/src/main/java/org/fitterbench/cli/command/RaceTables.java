package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fitterbench.core.page.BarChart;
import org.fitterbench.core.page.Block;
import org.fitterbench.core.page.Quantity;
import org.fitterbench.core.page.Section;
import org.fitterbench.core.statistics.Interval;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;
import org.fitterbench.segmentation.tuning.Candidate;
import org.fitterbench.segmentation.tuning.Measured;
import org.fitterbench.segmentation.tuning.Standings;
import org.fitterbench.segmentation.tuning.TuningResult;

/** What was tried in a race, and what won or lost by how much. */
final class RaceTables {
  private static final int SHOWN = 10;
  private static final double PERCENT = 100;

  private final TuningResult result;
  private final Standings standings;

  RaceTables(TuningResult result) {
    this.result = result;
    standings = result.standings();
  }

  List<Section> sections() {
    List<Measured> singles =
        standings.measured().stream()
            .filter(each -> each.candidate().changes().size() == 1)
            .sorted(Comparator.comparing(RaceTables::setting))
            .toList();
    List<Measured> several =
        standings.measured().stream()
            .filter(each -> each.candidate().changes().size() > 1)
            .toList();
    List<Section> sections = new ArrayList<>();
    if (!singles.isEmpty()) {
      sections.add(new Section("One setting changed", singles(singles)));
    }
    if (!several.isEmpty()) {
      sections.add(new Section("Several settings changed", several(several)));
    }
    return sections;
  }

  private static String setting(Measured single) {
    return single.candidate().changes().getFirst().key().path();
  }

  private List<Block> singles(List<Measured> singles) {
    List<List<String>> rows = new ArrayList<>();
    String before = "";
    for (Measured each : singles) {
      Candidate.Change change = each.candidate().changes().getFirst();
      List<String> row = new ArrayList<>();
      row.add(change.key().path().equals(before) ? "" : change.key().path());
      row.add(change.value());
      row.addAll(figures(each));
      rows.add(row);
      before = change.key().path();
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("Setting"));
    columns.add(Column.numbers("value"));
    columns.addAll(columns());
    return List.of(
        new Block.Grid("One setting changed", new Table(columns, rows)),
        new Block.Words(
            "x is how many times as fast as the start, which made %s frames/s; %s. Values that do"
                    .formatted(
                        Figures.significant(
                            result.startRates().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0),
                            3),
                        rounds())
                + " the same as others here are not shown."));
  }

  private String rounds() {
    return "%s in all ran, the better ones in up to %s"
        .formatted(
            TuningReport.count(standings.measured().size(), "candidate"),
            TuningReport.count(result.rounds().size(), "round"));
  }

  private List<Block> several(List<Measured> several) {
    List<Measured> shown = several.stream().limit(SHOWN).toList();
    List<List<String>> rows = new ArrayList<>();
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Measured each : shown) {
      List<String> row = new ArrayList<>();
      row.add(each.candidate().label());
      row.addAll(figures(each));
      rows.add(row);
      bars.add(
          new BarChart.Bar(
              each.candidate().label(),
              PERCENT * each.ratio(),
              standings
                  .interval(each)
                  .map(bounds -> new Interval(PERCENT * bounds.lower(), PERCENT * bounds.upper()))
                  .orElse(null)));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("Settings"));
    columns.addAll(columns());
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new BarChart(
            "The fastest",
            "Speed as a share of that of the start, with its confidence interval; higher is"
                + " better.",
            Quantity.PERCENT,
            bars));
    blocks.add(new Block.Grid("Several settings changed", new Table(columns, rows)));
    if (several.size() > shown.size()) {
      blocks.add(
          new Block.Words(
              "%s below these."
                  .formatted(TuningReport.count(several.size() - shown.size(), "more candidate"))));
    }
    return blocks;
  }

  private static List<Column> columns() {
    return List.of(
        Column.numbers("runs"),
        Column.numbers("frames/s"),
        Column.numbers("x"),
        Column.numbers("95 % CI"),
        Column.words("verdict"));
  }

  private List<String> figures(Measured each) {
    return List.of(
        String.valueOf(each.runs().size()),
        Figures.significant(each.rate(), 3),
        Figures.significant(each.ratio(), 3),
        standings
            .interval(each)
            .map(bounds ->
                "%s to %s"
                    .formatted(
                        Figures.significant(bounds.lower(), 3),
                        Figures.significant(bounds.upper(), 3)))
            .orElse(Figures.ABSENT),
        verdict(each));
  }

  private String verdict(Measured each) {
    return standings
        .interval(each)
        .map(bounds ->
            bounds.upper() < 1 ? "slower" : bounds.lower() > 1 ? "faster" : "not told apart")
        .orElse(Figures.ABSENT);
  }
}
