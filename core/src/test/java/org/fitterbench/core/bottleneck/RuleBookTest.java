package org.fitterbench.core.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {
  private static Figure figure(String metric, double value, String unit) {
    return new Figure(metric, metric + " here", value, unit);
  }

  static List<Rule> standardRules() {
    return RuleBook.standard().rules();
  }

  @ParameterizedTest
  @MethodSource("standardRules")
  void everyRuleHoldsJustBeyondItsThresholdAndNotAtIt(Rule rule) {
    RuleBook book = new RuleBook(List.of(rule));
    double beyond =
        switch (rule.comparison()) {
          case ABOVE -> Math.nextUp(rule.threshold());
          case BELOW -> Math.nextDown(rule.threshold());
        };

    Advice at = book.apply(List.of(figure(rule.metric(), rule.threshold(), rule.unit())));
    Advice past = book.apply(List.of(figure(rule.metric(), beyond, rule.unit())));

    assertTrue(at.recommendations().isEmpty());
    assertEquals(0.0, at.margins().getFirst().room());
    assertEquals(beyond, past.recommendations().getFirst().triggers().getFirst().value());
    assertTrue(past.margins().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("standardRules")
  void everyRuleSaysWhatToDoAndWhereItsThresholdIsFrom(Rule rule) {
    assertTrue(rule.id().matches("[a-z]+(-[a-z]+)*"), rule.id());
    assertFalse(rule.title().isBlank());
    assertFalse(rule.source().isBlank());
    assertTrue(rule.advice().stream().noneMatch(String::isBlank));
    assertTrue(List.of("ms", "s", "%", "frames/s", "MiB").contains(rule.unit()));
  }

  @Test
  void thePublishedThresholdsAreAmongTheRules() {
    String rules =
        standardRules().stream()
            .map(rule ->
                rule.metric() + rule.comparison().sign() + (long) rule.threshold() + rule.unit())
            .collect(Collectors.joining(" "));

    for (String published :
        List.of(
            "jacobian-per-iteration>500ms",
            "forward-pass>100ms",
            "regression>10s",
            "mesh-export>100ms",
            "cpu-use>95%",
            "batch-scaling<90%")) {
      assertTrue(rules.contains(published), published);
    }
  }

  @Test
  void aSuiteIsAskedItsOwnRulesAndThoseForAll() {
    List<String> morph = RuleBook.standard("facemorph").rules().stream().map(Rule::id).toList();
    assertTrue(morph.containsAll(List.of("heat-maps-dominate", "high-variation")));
    assertFalse(morph.contains("slow-jacobian"));
    List<String> fitter = RuleBook.standard("fitter").rules().stream().map(Rule::id).toList();
    assertTrue(fitter.containsAll(List.of("slow-jacobian", "high-variation")));
    assertFalse(fitter.contains("heat-maps-dominate"));
  }

  @Test
  void aRecommendationNamesAllFiguresBeyondTheThresholdTheWorstFirst() {
    Advice advice =
        RuleBook.standard()
            .apply(
                List.of(
                    new Figure("variation", "fit", 12, "%"),
                    new Figure("variation", "forward pass", 4, "%"),
                    new Figure("variation", "export", 30, "%")));

    Recommendation recommendation = advice.recommendations().getFirst();
    assertEquals("high-variation", recommendation.rule().id());
    assertEquals(
        List.of("export", "fit"), recommendation.triggers().stream().map(Figure::label).toList());
  }

  @Test
  void theFurthestBeyondItsThresholdComesFirstAndTheNearestMargin() {
    Advice advice =
        RuleBook.standard()
            .apply(
                List.of(
                    figure("jacobian-per-iteration", 600, "ms"),
                    figure("forward-pass", 300, "ms"),
                    figure("regression", 4, "s"),
                    figure("batch-scaling", 99, "%")));

    assertEquals(
        List.of("slow-forward-pass", "slow-jacobian"),
        advice.recommendations().stream().map(each -> each.rule().id()).toList());
    assertEquals(
        List.of("batch-scaling", "slow-regression"),
        advice.margins().stream().map(each -> each.rule().id()).toList());
    assertEquals(0.1, advice.margins().getFirst().room(), 1e-12);
    assertEquals(0.6, advice.margins().getLast().room(), 1e-12);
  }

  @Test
  void aRuleWithoutAFigureIsCalledUnmeasuredAndNotPassed() {
    Advice advice = RuleBook.standard().apply(List.of(figure("forward-pass", 3, "ms")));

    assertEquals(1, advice.margins().size());
    assertEquals(standardRules().size() - 1, advice.unmeasured().size());
  }

  @Test
  void aFigureInAnotherUnitIsABug() {
    List<Figure> figures = List.of(figure("regression", 4000, "ms"));

    assertThrows(IllegalArgumentException.class, () -> RuleBook.standard().apply(figures));
  }

  @Test
  void twoRulesOfOneNameAreRefused() {
    Rule rule = standardRules().getFirst();

    assertThrows(IllegalArgumentException.class, () -> new RuleBook(List.of(rule, rule)));
  }
}
