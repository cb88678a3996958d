package org.fitterbench.benchmarks.input;

import java.util.stream.IntStream;
import org.fitterbench.fitter.model.BodyModel;

/** A sample of a body's vertices. */
public final class EvenlySpaced {
  private EvenlySpaced() {}

  /** Evenly spaced vertices, ascending; all when the model has fewer than {@code count}. */
  public static int[] vertices(BodyModel model, int count) {
    int chosen = Math.min(count, model.vertexCount());
    return IntStream.range(0, chosen)
        .map(index -> (int) ((long) index * model.vertexCount() / chosen))
        .toArray();
  }
}
