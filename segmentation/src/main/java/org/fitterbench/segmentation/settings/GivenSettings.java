package org.fitterbench.segmentation.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settings, and which of them somebody gave; the others are those of a profile.
 *
 * @param values all settings
 * @param given the keys that a file or an option set
 */
public record GivenSettings(SegmentationSettings values, Set<SettingKey> given) {
  public GivenSettings {
    given = Set.copyOf(given);
  }

  /** A profile's, of which nobody gave any. */
  public static GivenSettings of(Profile profile) {
    return new GivenSettings(profile.settings(), Set.of());
  }

  /**
   * The same with those of a file.
   *
   * @throws org.fitterbench.core.failure.UserInputException when it cannot be read, or has a key or
   *     a value that is not known, naming the line
   */
  public GivenSettings withFile(Path file) {
    Map<SettingKey, JsonNode> read = SettingsFile.DOCUMENT.read(file);
    Map<SettingKey, JsonNode> all = values.values();
    all.putAll(read);
    return new GivenSettings(SegmentationSettings.of(all), and(read.keySet()));
  }

  /**
   * The same with one changed, as an option of a command does.
   *
   * @throws org.fitterbench.core.failure.UserInputException as {@link SegmentationSettings#with}
   */
  public GivenSettings with(SettingKey key, String text, String place) {
    return new GivenSettings(values.with(key, text, place), and(Set.of(key)));
  }

  /**
   * The same with the network's own input size in place of a profile's that the network cannot
   * take. A size that somebody gave stays.
   *
   * @param takes whether the network takes a size
   */
  public GivenSettings suitedTo(Predicate<InputSize> takes) {
    Optional<InputSize> size = values.model().inputSize();
    boolean open = size.isPresent() && !given.contains(SettingKey.INPUT_SIZE);
    return open && !takes.test(size.get())
        ? new GivenSettings(values.withModel(values.model().withInputSize(Optional.empty())), given)
        : this;
  }

  private Set<SettingKey> and(Set<SettingKey> more) {
    Set<SettingKey> all = EnumSet.noneOf(SettingKey.class);
    all.addAll(given);
    all.addAll(more);
    return all;
  }
}
