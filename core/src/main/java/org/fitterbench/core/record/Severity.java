package org.fitterbench.core.record;

/** How much a finding matters to the trust in a number. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** The number may be off. */
  WARNING,
  /** The number must not be used. */
  ERROR
}
