package org.fitterbench.core.record;

/** How a benchmark ended. */
public enum ResultStatus {
  OK,
  FAILED
}
