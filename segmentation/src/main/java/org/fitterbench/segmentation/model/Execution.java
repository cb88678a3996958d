package org.fitterbench.segmentation.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a network's layers become operators of the engine. */
public enum Execution {
  /** The fastest operators that this machine has; a description says which they are. */
  FUSED,
  /** TorchScript of the standard operators, which every build of the engine has. */
  PORTABLE,
  /** A block of DJL, operation by operation, run by a predictor: what the others are held to. */
  BLOCK;

  /** The name in settings and reports, for example {@code fused}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The execution of a name; empty when there is none. */
  public static Optional<Execution> byLabel(String label) {
    return Stream.of(values()).filter(execution -> execution.label().equals(label)).findFirst();
  }
}
