package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.tuning.Candidate.Change;

/**
 * New candidates from those that did well: the changes that helped put together, the best without
 * one of their changes, and the best with one more.
 */
final class Offspring {
  private static final String TUNER = "tune";

  /** A change that seems to help by less than this is left out of what is put together. */
  private static final double HELPS = 1.005;

  private static final int PARENTS = 2;

  private final SegmentationSettings start;
  private final CandidateSpace space;

  Offspring(SegmentationSettings start, CandidateSpace space) {
    this.start = start;
    this.space = space;
  }

  /**
   * Candidates, each once, the most promising first; some may have been measured already.
   *
   * @param standings of all that were measured
   */
  List<Candidate> of(Standings standings) {
    Set<Candidate> born = new LinkedHashSet<>();
    List<Measured> helpful = helpful(standings);
    for (int count = helpful.size(); count >= 2; count--) {
      born.add(together(helpful.subList(0, count)));
    }
    List<Candidate> parents =
        standings.measured().stream().limit(PARENTS).map(Measured::candidate).toList();
    for (Candidate parent : parents) {
      born.addAll(without(parent));
    }
    for (Candidate parent : parents) {
      born.addAll(with(parent, standings));
    }
    return List.copyOf(born);
  }

  /** The best value of each setting that seems to help by itself, the most helpful first. */
  private static List<Measured> helpful(Standings standings) {
    Map<SettingKey, Measured> best = new EnumMap<>(SettingKey.class);
    standings.measured().stream()
        .filter(each -> each.candidate().changes().size() == 1)
        .filter(each -> each.ratio() > HELPS)
        .forEach(each -> best.putIfAbsent(each.candidate().changes().getFirst().key(), each));
    return best.values().stream()
        .sorted(Comparator.comparingDouble(Measured::ratio).reversed())
        .toList();
  }

  private Candidate together(List<Measured> singles) {
    return changed(singles.stream().map(each -> each.candidate().changes().getFirst()).toList());
  }

  private Candidate changed(List<Change> changes) {
    SegmentationSettings settings = start;
    for (Change change : changes) {
      settings = settings.with(change.key(), change.value(), TUNER);
    }
    return Candidate.of(settings, start);
  }

  /** A candidate without each of its changes; the start is not one of them. */
  private List<Candidate> without(Candidate parent) {
    List<Candidate> fewer = new ArrayList<>();
    if (parent.changes().size() > 1) {
      for (Change left : parent.changes()) {
        fewer.add(changed(parent.changes().stream().filter(each -> !each.equals(left)).toList()));
      }
    }
    return fewer;
  }

  /** A candidate with one more change or another value, the better ones by themselves first. */
  private List<Candidate> with(Candidate parent, Standings standings) {
    return space.neighbours(parent.settings(), start).stream()
        .filter(each -> !each.changes().isEmpty())
        .sorted(
            Comparator.comparingDouble((Candidate each) -> byThemselves(each, parent, standings))
                .reversed())
        .toList();
  }

  /** How many times as fast as the start the new changes of a candidate are; 1 when unknown. */
  private static double byThemselves(Candidate child, Candidate parent, Standings standings) {
    double ratio = 1;
    for (Change change : child.changes()) {
      if (!parent.changes().contains(change)) {
        ratio *=
            standings.measured().stream()
                .filter(each -> each.candidate().changes().equals(List.of(change)))
                .mapToDouble(Measured::ratio)
                .findFirst()
                .orElse(1);
      }
    }
    return ratio;
  }
}
