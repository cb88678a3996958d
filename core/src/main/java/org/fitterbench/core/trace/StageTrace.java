package org.fitterbench.core.trace;

/**
 * Times nested named stages of a pipeline. A pipeline is handed a trace and opens stages on it; it
 * never reads a clock itself.
 *
 * <pre>{@code
 * try (var _ = trace.stage("jacobian")) {
 *   …
 * }
 * }</pre>
 *
 * Stages nest by the order in which a thread opens and closes them. A trace may be used by several
 * threads at once; each has its own stack of open stages.
 */
public interface StageTrace {
  /**
   * Opens a stage inside the innermost open stage of the calling thread.
   *
   * @param name a short name, the same for every run of the same code
   * @return the open stage; closed on the same thread, innermost first
   */
  Stage stage(String name);

  /** A trace that records nothing and costs nothing measurable. */
  static StageTrace off() {
    return OffTrace.INSTANCE;
  }

  /** A trace that records the times of its stages, on the JVM's monotonic clock. */
  static RecordingTrace recording() {
    return new RecordingTrace();
  }
}
