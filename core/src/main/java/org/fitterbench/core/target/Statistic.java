package org.fitterbench.core.target;

/** The figure of a benchmark that a target judges. */
public enum Statistic {
  MEAN,
  /** The 95th percentile. */
  P95
}
