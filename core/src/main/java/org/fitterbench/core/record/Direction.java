package org.fitterbench.core.record;

/** Which way a figure is better. It follows from the mode and the unit, never from a name. */
public enum Direction {
  LOWER_IS_BETTER,
  HIGHER_IS_BETTER
}
