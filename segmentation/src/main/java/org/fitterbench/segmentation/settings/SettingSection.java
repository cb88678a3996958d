package org.fitterbench.segmentation.settings;

import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.segmentation.yaml.DocumentSection;

/** The sections of the settings file, in its order. */
public enum SettingSection implements DocumentSection {
  GPU("How the network computes, and what it may take of a GPU."),
  MODEL("What the network is given at once, and how that is made ready."),
  PROCESSING("How frames travel between the stages."),
  PERFORMANCE("What the run is to reach.");

  private final String description;

  SettingSection(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /** Its keys, in the file's order. */
  public List<SettingKey> keys() {
    return Stream.of(SettingKey.values()).filter(key -> key.section() == this).toList();
  }
}
