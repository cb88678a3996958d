package org.fitterbench.facemorph.pipeline;

import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.mesh.render.Renderer;

/**
 * The face morph from two mesh files to all files on the disk, in the stages of {@link MorphStage}.
 * From the frames on stages overlap: frames are drawn, encoded and written while heat maps and
 * tables are made. May run again and again; one run at a time.
 */
public final class MorphPipeline {
  private final MorphConfig config;
  private final Renderer renderer;

  /**
   * @param renderer what draws the frames; stays the caller's to close
   */
  public MorphPipeline(MorphConfig config, Renderer renderer) {
    this.config = config;
    this.renderer = renderer;
  }

  public MorphConfig config() {
    return config;
  }

  /**
   * Makes one morph. Files are whole or not there, whatever happens; how a run ended and what it
   * did not write is in its session log.
   *
   * @param trace fresh or reset; records the stages
   * @throws UserInputException when the input cannot be morphed or the output cannot be written
   */
  public MorphResult run(MorphRequest request, RecordingTrace trace, MorphControl control) {
    try (MorphRun run = new MorphRun(config, renderer, request, trace, control)) {
      return run.run();
    }
  }
}
