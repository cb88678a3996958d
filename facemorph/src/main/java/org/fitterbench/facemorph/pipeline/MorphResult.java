package org.fitterbench.facemorph.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run made.
 *
 * @param status how it ended
 * @param config what was asked for
 * @param request the input and where the output is
 * @param inputs both files as they were read
 * @param textured whether textures were used
 * @param notes what a user should know, one line each
 * @param written the files that are there, in the order of the stages, without the log
 * @param missing the files that are not there and would be had the run not been stopped
 * @param renderer what drew the frames
 * @param transfers copies between this machine's memory and a device's for this run, as the
 *     renderer counts them
 * @param times where the time went
 */
public record MorphResult(
    MorphStatus status,
    MorphConfig config,
    MorphRequest request,
    List<InputFile> inputs,
    boolean textured,
    List<String> notes,
    List<Path> written,
    List<Path> missing,
    String renderer,
    long transfers,
    MorphTimes times) {
  public MorphResult {
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
    written = List.copyOf(written);
    missing = List.copyOf(missing);
  }

  /** Frames that were written. */
  public int frames() {
    Path pictures = request.folder().pictures();
    return (int) written.stream().filter(file -> file.startsWith(pictures)).count();
  }

  /** Frames for each second of the whole run. */
  public double framesPerSecond() {
    return frames() * 1e9 / Math.max(1, times.totalNanos());
  }
}
