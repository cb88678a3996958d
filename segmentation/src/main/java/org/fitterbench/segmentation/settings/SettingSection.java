package org.fitterbench.segmentation.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sections of the settings file, in its order. */
public enum SettingSection {
  GPU("How the network computes, and what it may take of a GPU."),
  MODEL("What the network is given at once, and how that is made ready."),
  PROCESSING("How frames travel between the stages."),
  PERFORMANCE("What the run is to reach.");

  private final String description;

  SettingSection(String description) {
    this.description = description;
  }

  /** The name in the file, for example {@code gpu}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is about, one sentence. */
  public String description() {
    return description;
  }

  /** Its keys, in the file's order. */
  public List<SettingKey> keys() {
    return Stream.of(SettingKey.values()).filter(key -> key.section() == this).toList();
  }
}
