package org.fitterbench.core.host;

/** What came of a check of the host. */
public enum CheckStatus {
  /** Nothing stands in the way of good numbers. */
  OK,
  /** Worth knowing when numbers are read. */
  INFO,
  /** Numbers may be off. */
  WARNING,
  /** It could not be told. */
  UNKNOWN
}
