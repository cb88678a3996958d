package org.fitterbench.core.bottleneck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fitterbench.core.record.RecordJson;

/**
 * All rules, as {@code rules.json} beside this class holds them.
 *
 * @param rules each with an id of its own
 */
public record RuleBook(List<Rule> rules) {
  public RuleBook {
    rules = List.copyOf(rules);
    Set<String> ids = new HashSet<>();
    for (Rule rule : rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("Two rules are called " + rule.id());
      }
    }
  }

  /** The rules that fitter-bench comes with. */
  public static RuleBook standard() {
    try (InputStream stream =
        Objects.requireNonNull(
            RuleBook.class.getResourceAsStream("rules.json"),
            "rules.json is part of this package")) {
      String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return RecordJson.convert(
          RecordJson.tree(json, "rules.json"), RuleBook.class, "rules.json", "rule book");
    } catch (IOException failure) {
      throw new UncheckedIOException("rules.json cannot be read", failure);
    }
  }

  /** The rules that the analysis of one suite asks, for example {@code facemorph}. */
  public static RuleBook standard(String suite) {
    return new RuleBook(
        standard().rules().stream()
            .filter(rule -> rule.suite() == null || rule.suite().equals(suite))
            .toList());
  }

  /**
   * Asks every rule about the figures of its metric.
   *
   * @param figures all that was measured
   */
  public Advice apply(List<Figure> figures) {
    List<Recommendation> recommendations = new ArrayList<>();
    List<Margin> margins = new ArrayList<>();
    List<Rule> unmeasured = new ArrayList<>();
    for (Rule rule : rules) {
      List<Figure> asked = worstFirst(rule, figures);
      List<Figure> triggers =
          asked.stream()
              .filter(figure -> rule.comparison().holds(figure.value(), rule.threshold()))
              .toList();
      if (asked.isEmpty()) {
        unmeasured.add(rule);
      } else if (triggers.isEmpty()) {
        margins.add(new Margin(rule, asked.getFirst()));
      } else {
        recommendations.add(new Recommendation(rule, triggers));
      }
    }
    recommendations.sort(Comparator.comparingDouble(Recommendation::excess).reversed());
    margins.sort(Comparator.comparingDouble(Margin::room));
    return new Advice(recommendations, margins, unmeasured);
  }

  private static List<Figure> worstFirst(Rule rule, List<Figure> figures) {
    List<Figure> asked =
        figures.stream()
            .filter(figure -> figure.metric().equals(rule.metric()))
            .sorted(
                Comparator.comparingDouble((Figure figure) ->
                        rule.comparison().excess(figure.value(), rule.threshold()))
                    .reversed())
            .toList();
    for (Figure figure : asked) {
      if (!figure.unit().equals(rule.unit())) {
        throw new IllegalArgumentException(
            "Rule " + rule.id() + " is in " + rule.unit() + ", the figure is in " + figure.unit());
      }
    }
    return asked;
  }
}
