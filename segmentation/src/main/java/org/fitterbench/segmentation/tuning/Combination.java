package org.fitterbench.segmentation.tuning;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.tuning.Candidate.Change;

/**
 * Puts the changes together that were faster each by itself: draws at random rarely hold all of
 * them.
 */
final class Combination {
  private static final String TUNER = "tune";

  private Combination() {}

  /**
   * The combination of the best single changes of a round; empty where fewer than two were
   * measurably faster than the start.
   *
   * @param round with the start among its candidates
   */
  static Optional<Candidate> of(Round round, Candidate start) {
    Optional<Measured> base =
        round.measured().stream().filter(each -> each.candidate().equals(start)).findFirst();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    Map<SettingKey, Change> best = new EnumMap<>(SettingKey.class);
    round.measured().stream()
        .filter(each -> each.candidate().changes().size() == 1)
        .filter(each -> round.isFaster(each, base.orElseThrow()))
        .sorted(Comparator.comparingDouble(Measured::mean).reversed())
        .map(each -> each.candidate().changes().getFirst())
        .forEach(change -> best.putIfAbsent(change.key(), change));
    if (best.size() < 2) {
      return Optional.empty();
    }
    SegmentationSettings settings = start.settings();
    for (Change change : best.values()) {
      settings = settings.with(change.key(), change.value(), TUNER);
    }
    return Optional.of(Candidate.of(settings, start.settings()));
  }
}
