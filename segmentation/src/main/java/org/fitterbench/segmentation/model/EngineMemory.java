package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;

/** Tells failures of the engine's allocators, on the CPU and on a GPU, from others. */
final class EngineMemory {
  /** How the allocators say that nothing is left, in lower case. */
  private static final List<String> EXHAUSTED =
      List.of("can't allocate memory", "out of memory", "not enough memory", "bad_alloc");

  private EngineMemory() {}

  /** What to throw for a failure of an inference. */
  static RuntimeException failure(Exception failure, String model, int batch) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (EXHAUSTED.stream().anyMatch(words::contains)) {
        return new BatchTooLargeException(model, batch, failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new EngineException("The engine cannot run " + model, failure);
  }
}
