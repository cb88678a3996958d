package org.fitterbench.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.statistics.MeanRatio;
import org.fitterbench.core.text.Figures;
import org.fitterbench.segmentation.tuning.Measured;
import org.fitterbench.segmentation.tuning.TuningResult;
import org.fitterbench.segmentation.tuning.TuningResult.Duel;

/** What a search has decided, in sentences. */
final class ChoiceWords {
  /** With fewer runs a search is hardly one. */
  private static final long RUNS = 50;

  private ChoiceWords() {}

  /** What to do, and how much faster that is, in one sentence. */
  static String of(TuningResult result) {
    String chosen = result.chosen().label();
    return switch (result.reason()) {
      case CONFIRMED ->
          "Take %s: %s the speed of the settings to start from."
              .formatted(chosen, result.duel().map(duel -> times(duel.ratio())).orElseThrow());
      case NO_DIFFERENCE -> "Keep the settings: nothing was measurably faster.";
      case ALL_SLOWER -> "Keep the settings: all others were slower.";
      case NO_TIME ->
          "Keep the settings: there was no time to measure others; raise --budget to %d s."
              .formatted(Math.ceilDiv(RUNS * result.run().toMillis(), 10_000) * 10);
      case INTERRUPTED ->
          "Keep the settings: until the interruption nothing was faster beyond doubt.";
      case BEST_SO_FAR ->
          "Take %s: the best until the interruption, not compared anew.".formatted(chosen);
    };
  }

  /** What speaks for it. */
  static List<String> because(TuningResult result) {
    List<String> words = new ArrayList<>();
    result.duel().ifPresent(duel -> words.add(comparison(duel)));
    switch (result.reason()) {
      case CONFIRMED, NO_DIFFERENCE, NO_TIME, INTERRUPTED -> {}
      case ALL_SLOWER -> {
        Measured best = result.standings().measured().getFirst();
        words.add(
            "The best of %d others was %s: %s the speed."
                .formatted(
                    result.standings().measured().size(),
                    best.candidate().label(),
                    times(new MeanRatio(best.ratio(), result.standings().interval(best)))));
      }
      case BEST_SO_FAR ->
          result.standings().measured().stream()
              .filter(each -> each.candidate().equals(result.chosen()))
              .map(each ->
                  "In %d runs of the race it seemed %s as fast as the start; the best of many"
                          .formatted(
                              each.runs().size(),
                              times(new MeanRatio(each.ratio(), result.standings().interval(each))))
                      + " seems better than it is.")
              .forEach(words::add);
    }
    return words;
  }

  private static String comparison(Duel duel) {
    Measured measured = duel.measured();
    return "%s and the start, measured anew in turns, %d runs each: %s against %s frames/s, %s."
        .formatted(
            capitalised(measured.candidate().label()),
            measured.runs().size(),
            Figures.significant(measured.rate(), 3),
            Figures.significant(measured.startRate(), 3),
            times(duel.ratio()));
  }

  /** {@code 1.18 x (1.12 to 1.25)}. */
  static String times(MeanRatio ratio) {
    String value = Figures.significant(ratio.value(), 3) + " x";
    return ratio
        .interval()
        .map(bounds ->
            "%s (95 %% CI %s to %s)"
                .formatted(
                    value,
                    Figures.significant(bounds.lower(), 3),
                    Figures.significant(bounds.upper(), 3)))
        .orElse(value);
  }

  private static String capitalised(String words) {
    return words.startsWith("the ") ? "T" + words.substring(1) : words;
  }
}
