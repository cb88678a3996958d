package org.fitterbench.core.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fitterbench.core.bottleneck.Advice;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.HotMethods;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.bottleneck.Recommendation;
import org.fitterbench.core.bottleneck.Rule;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.text.Figures;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.text.Table;
import org.jspecify.annotations.Nullable;

/**
 * A bottleneck analysis as plain text: what takes the time, largest questions first, and at the end
 * what to do about it.
 */
public final class AnalysisReporter {
  private static final int WIDTH = 120;
  private static final int FIGURES_SHOWN = 4;

  private final AnalysisRecord analysis;
  private final List<String> lines = new ArrayList<>();

  private AnalysisReporter(AnalysisRecord analysis) {
    this.analysis = analysis;
  }

  /** The analysis as text that ends in a line break. */
  public static String render(AnalysisRecord analysis) {
    return new AnalysisReporter(analysis).text();
  }

  private String text() {
    lines.add("BOTTLENECK ANALYSIS");
    lines.add("=".repeat(WIDTH));
    head();
    analysis.breakdowns().forEach(this::breakdown);
    analysis.costs().forEach(this::costs);
    analysis.alternatives().forEach(this::alternatives);
    batches();
    profile(analysis.profile());
    recommendations(analysis.advice());
    margins(analysis.advice());
    findings();
    return String.join("\n", lines) + "\n";
  }

  private void head() {
    fact("Suite", analysis.suite());
    for (InputAsset input : analysis.inputs()) {
      fact(Head.capitalised(input.role()), Head.asset(input));
    }
    fact("Host", MachineFacts.host(analysis.environment()));
    fact("JVM", analysis.environment().jvm());
    fact("Commit", analysis.environment().commit());
    fact(
        "Measured",
        analysis.createdAt().truncatedTo(ChronoUnit.SECONDS)
            + ", fitter-bench "
            + analysis.toolVersion());
    fact(
        "Settings",
        analysis.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", ")));
    fact(
        "Classes",
        "critical: more than 50 % of the total, moderate: 10 to 50 %, minor: less than 10 %");
  }

  private void fact(String name, String value) {
    lines.addAll(Lines.wrap("%-12s".formatted(name), " ".repeat(12), value, WIDTH));
  }

  private void breakdown(Breakdown breakdown) {
    title(breakdown.title());
    lines.add(
        "%s in all%s"
            .formatted(
                Figures.time(breakdown.totalMillis()),
                repeats(breakdown.repeats(), breakdown.variationPercent())));
    table(AnalysisTables.stages(breakdown));
  }

  private void costs(ItemCosts costs) {
    title(costs.title());
    lines.add(
        "%s in all%s"
            .formatted(
                Figures.time(costs.totalMillis()),
                repeats(costs.repeats(), costs.variationPercent())));
    table(AnalysisTables.items(costs));
  }

  private void alternatives(Alternatives alternatives) {
    title(alternatives.title());
    lines.add(
        alternatives.repeats() == 1
            ? "each measured once, in turn"
            : "median of %d repeats, in turn".formatted(alternatives.repeats()));
    table(AnalysisTables.alternatives(alternatives));
  }

  private static String repeats(int repeats, Reading variation) {
    return switch (variation) {
      case Reading.Measured _ ->
          ", median of %d repeats, spread %s".formatted(repeats, AnalysisTables.percent(variation));
      case Reading.Absent absent -> ", %s".formatted(absent.reason());
    };
  }

  private void batches() {
    if (analysis.batches().isEmpty()) {
      return;
    }
    title("Batches: time against linear, and memory");
    lines.addAll(AnalysisTables.batches(analysis.batches()).text(WIDTH));
    lines.add("");
    note("Of linear: the time one by one, of the time in a batch; below 100 % a batch costs time.");
    note("Spread: coefficient of variation. Allocated: by one call. Held: heap in use afterwards.");
    note("By shapes: what results and working arrays take by their lengths.");
  }

  private void profile(@Nullable HotMethods profile) {
    if (profile == null) {
      return;
    }
    title("Hot methods: " + profile.title());
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d samples in %.1f s (%s)",
            profile.samples(),
            profile.elapsedSeconds(),
            profile.event()));
    table(AnalysisTables.methods(profile));
  }

  private void recommendations(Advice advice) {
    title("Recommendations");
    if (advice.recommendations().isEmpty()) {
      lines.add("None: every figure that a rule asks about is within its limit.");
      return;
    }
    int number = 0;
    for (Recommendation recommendation : advice.recommendations()) {
      number++;
      Rule rule = recommendation.rule();
      String first = "%2d. ".formatted(number);
      lines.addAll(
          Lines.wrap(first, "    ", rule.title() + ": " + triggers(recommendation), WIDTH));
      for (String step : rule.advice()) {
        lines.addAll(Lines.wrap("    - ", "      ", step, WIDTH));
      }
      lines.addAll(Lines.wrap("    Limit from ", "      ", rule.source(), WIDTH));
    }
  }

  private static String triggers(Recommendation recommendation) {
    Rule rule = recommendation.rule();
    List<Figure> figures = recommendation.triggers();
    int others = figures.size() - Math.min(FIGURES_SHOWN, figures.size());
    return figures.stream()
        .limit(FIGURES_SHOWN)
        .map(figure -> figure.label() + " " + AnalysisTables.figure(figure.value(), figure.unit()))
        .collect(
            Collectors.joining(
                ", ",
                "",
                "%s (%s %s)"
                    .formatted(
                        others == 0 ? "" : " and " + others + " more",
                        rule.comparison().sign(),
                        AnalysisTables.threshold(rule))));
  }

  private void margins(Advice advice) {
    if (!advice.margins().isEmpty()) {
      title("Within their limits, nearest first");
      lines.addAll(AnalysisTables.margins(advice.margins()).text(WIDTH));
    }
    if (!advice.unmeasured().isEmpty()) {
      lines.add("");
      lines.addAll(
          Lines.wrap(
              "Not measured: ",
              "  ",
              advice.unmeasured().stream()
                  .map(rule -> rule.metric().replace('-', ' '))
                  .collect(Collectors.joining(", ")),
              WIDTH));
    }
  }

  private void findings() {
    title("Findings");
    if (analysis.findings().isEmpty()) {
      lines.add("None.");
    }
    for (Finding finding : analysis.findings()) {
      TextReporter.finding(finding, finding.message(), lines);
    }
  }

  private void note(String text) {
    lines.addAll(Lines.wrap("  ", "  ", text, WIDTH));
  }

  private void table(Table table) {
    lines.add("");
    lines.addAll(table.text(WIDTH));
  }

  private void title(String title) {
    lines.add("");
    lines.add(title);
    lines.add("=".repeat(title.length()));
  }
}
