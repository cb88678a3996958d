package org.fitterbench.segmentation.yaml;

/** A group of keys of a document. */
public interface DocumentSection {
  /** The name in the file, for example {@code gpu}. */
  String label();

  /** What it is about, one sentence. */
  String description();
}
