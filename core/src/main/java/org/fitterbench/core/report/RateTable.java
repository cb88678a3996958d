package org.fitterbench.core.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fitterbench.core.peer.PeerTable;
import org.fitterbench.core.peer.PublishedRate;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Table;

/**
 * How many items a second operations get through, by the values of one parameter.
 *
 * @param sweep the parameter
 * @param values its values, in the order in which they were measured
 * @param rows operations that were measured at two values or more
 * @param others published figures, all of other hardware
 */
record RateTable(Sweep sweep, List<String> values, List<Row> rows, List<PublishedRate> others) {
  /** A parameter whose influence on the rate has a table of its own. */
  enum Sweep {
    RESOLUTION("resolution"),
    BATCH("batch"),
    PRECISION("precision");

    private final String param;

    Sweep(String param) {
      this.param = param;
    }

    String param() {
      return param;
    }
  }

  /**
   * One operation.
   *
   * @param label the operation without the parameter
   * @param rates by the parameter's value
   */
  record Row(String label, Map<String, Rate> rates) {
    Row {
      rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }
  }

  RateTable {
    values = List.copyOf(values);
    rows = List.copyOf(rows);
    others = List.copyOf(others);
  }

  /** The tables of a run; none for a parameter that was not varied. */
  static List<RateTable> all(RunRecord run) {
    return Arrays.stream(Sweep.values()).flatMap(sweep -> of(run, sweep).stream()).toList();
  }

  private static Optional<RateTable> of(RunRecord run, Sweep sweep) {
    Map<String, Map<String, Rate>> byLabel = new LinkedHashMap<>();
    Set<String> values = new LinkedHashSet<>();
    Set<String> suites = new LinkedHashSet<>();
    for (BenchmarkResult result : run.results()) {
      String value = result.params().get(sweep.param());
      Optional<Rate> rate = value == null ? Optional.empty() : Rate.of(result);
      if (rate.isPresent()) {
        byLabel
            .computeIfAbsent(result.labelWithout(sweep.param()), _ -> new LinkedHashMap<>())
            .put(value, rate.orElseThrow());
        values.add(value);
        suites.add(result.suite());
      }
    }
    List<Row> rows = new ArrayList<>();
    byLabel.forEach((label, rates) -> {
      if (rates.size() > 1) {
        rows.add(new Row(label, rates));
      }
    });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<PublishedRate> others =
        PeerTable.builtIn().rates().stream()
            .filter(rate -> rate.param().equals(sweep.param()) && suites.contains(rate.suite()))
            .toList();
    return Optional.of(new RateTable(sweep, List.copyOf(values), rows, others));
  }

  String title() {
    return "Rate by " + sweep.param();
  }

  /** The figures, those of others last and marked as such. */
  Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("Per second"));
    values.forEach(value -> columns.add(Column.numbers(value)));
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.label());
      for (String value : values) {
        Rate rate = row.rates().get(value);
        line.add(rate == null ? Figures.ABSENT : rate.text());
      }
      cells.add(line);
    }
    for (PublishedRate other : others) {
      List<String> line = new ArrayList<>();
      line.add("[other hardware] " + other.name());
      values.forEach(value -> line.add(other.perSecond().getOrDefault(value, Figures.ABSENT)));
      cells.add(line);
    }
    return new Table(columns, cells);
  }

  /** What the figures mean. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Items, such as frames or bodies, that an operation gets through in a second, ± half the"
            + " confidence interval over forks.");
    if (rows.stream().anyMatch(row -> row.rates().values().stream().anyMatch(Rate::isCompared))) {
      notes.add("In brackets how far the mask differs from fp32's: mean absolute, 0 to 1.");
    }
    others.forEach(other -> notes.add("[other hardware] " + other.name() + ": " + other.source()));
    return notes;
  }
}
