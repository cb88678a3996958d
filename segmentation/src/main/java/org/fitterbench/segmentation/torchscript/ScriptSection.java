package org.fitterbench.segmentation.torchscript;

import org.fitterbench.segmentation.yaml.DocumentSection;

/** The sections of the file beside a TorchScript file. */
enum ScriptSection implements DocumentSection {
  INPUT("The tensor that forward() takes: a batch of pictures."),
  OUTPUT("What forward() gives: probabilities, or what becomes them.");

  private final String description;

  ScriptSection(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }
}
