package org.fitterbench.core.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fitterbench.core.bottleneck.Analyses;
import org.fitterbench.core.golden.Golden;
import org.junit.jupiter.api.Test;

class AnalysisReporterTest {
  @Test
  void anAnalysisWithTroublesIsTheGoldenText() {
    Golden.assertMatches("analysis/troubled.txt", AnalysisReporter.render(Analyses.troubled()));
  }

  @Test
  void anAnalysisWithoutTroublesSaysSoAndHowNearItIs() {
    String text = AnalysisReporter.render(Analyses.content());

    Golden.assertMatches("analysis/content.txt", text);
    assertTrue(text.contains("None: every figure that a rule asks about is within its limit."));
  }

  @Test
  void noLineIsTooWideOrHoldsControlCharacters() {
    String text = AnalysisReporter.render(Analyses.troubled());

    assertTrue(text.lines().allMatch(line -> line.length() <= 120));
    assertFalse(text.replace("\n", "").chars().anyMatch(Character::isISOControl));
  }
}
