package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.settings.SettingKey;

/**
 * Settings that may turn out to be faster than others.
 *
 * @param settings all of them
 * @param changes what differs from the settings that the search started from, one a key
 */
public record Candidate(SegmentationSettings settings, List<Change> changes) {
  /**
   * A setting that differs.
   *
   * @param key which
   * @param value its value as the settings file has it
   */
  public record Change(SettingKey key, String value) {}

  public Candidate {
    changes = List.copyOf(changes);
  }

  /** Some settings beside those that the search starts from. */
  public static Candidate of(SegmentationSettings settings, SegmentationSettings start) {
    List<Change> changes = new ArrayList<>();
    for (SettingKey key : SettingKey.values()) {
      String value = key.text(settings);
      if (!value.equals(key.text(start))) {
        changes.add(new Change(key, value));
      }
    }
    return new Candidate(settings, changes);
  }

  /** What differs, for a person: {@code batch_size 8, precision int8}. */
  public String label() {
    if (changes.isEmpty()) {
      return "the settings to start from";
    }
    return String.join(
        ", ", changes.stream().map(change -> change.key().label() + " " + change.value()).toList());
  }

  /** Fewer changes are simpler: of candidates that cannot be told apart the simplest is kept. */
  int complexity() {
    return changes.size();
  }
}
