package org.fitterbench.segmentation.yaml;

import java.util.Locale;

/** A key of a document; the constants of an enum, in the file's order, are all that it has. */
public interface DocumentKey {
  /** The section that it stands in. */
  DocumentSection section();

  /** The name of the constant. */
  String name();

  /** The name in the file, for example {@code batch_size}. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it may be. */
  AllowedValue value();

  /** What it means, in full sentences of one line. */
  String description();

  /** Whether every document has it. */
  default boolean isRequired() {
    return false;
  }

  /** Section and name, for example {@code model.batch_size}. */
  default String path() {
    return section().label() + "." + label();
  }
}
