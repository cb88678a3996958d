package org.fitterbench.core.target;

/** How a run stands to a target. */
public enum TargetStatus {
  MET("met"),
  MISSED("missed"),
  NOT_MEASURED("not measured");

  private final String words;

  TargetStatus(String words) {
    this.words = words;
  }

  /** The status for a person. */
  public String words() {
    return words;
  }
}
