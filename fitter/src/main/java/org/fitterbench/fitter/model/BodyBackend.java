package org.fitterbench.fitter.model;

import java.util.List;
import org.fitterbench.core.trace.StageTrace;

/**
 * What computes the forward passes of one model; the same specification for every backend, so that
 * they differ by rounding alone. For one thread at a time.
 */
public interface BodyBackend extends AutoCloseable {
  /** What computes, for a report, for example {@code vector}. */
  String description();

  /**
   * Computes a batch of bodies.
   *
   * @param bodies N bodies of the model, of one parameterisation
   * @return [N] the vertices of each, [V·3] in metres; the backend's own arrays, which the next
   *     call overwrites
   */
  List<float[]> forward(List<BodyParameters> bodies, StageTrace trace);

  /** Gives back what the backend holds outside the heap. */
  @Override
  void close();
}
