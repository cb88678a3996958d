package org.fitterbench.core.record;

/** A word that was read from the machine, or the reason why it could not be. */
public sealed interface TextReading {
  /** The word. */
  record Found(String text) implements TextReading {}

  /** Why there is none. */
  record Missing(String reason) implements TextReading {}
}
