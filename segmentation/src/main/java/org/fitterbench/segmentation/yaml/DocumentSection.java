package org.fitterbench.segmentation.yaml;

import java.util.Locale;

/** A group of keys of a document: the constant of an enum. */
public interface DocumentSection {
  /** The name of the constant. */
  String name();

  /** The name in the file, for example {@code gpu}. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is about, one sentence. */
  String description();
}
