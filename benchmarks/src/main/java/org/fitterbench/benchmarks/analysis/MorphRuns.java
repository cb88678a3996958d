package org.fitterbench.benchmarks.analysis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.benchmarks.input.MorphInput;
import org.fitterbench.benchmarks.input.ScratchFolder;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphControl;
import org.fitterbench.facemorph.pipeline.MorphFolder;
import org.fitterbench.facemorph.pipeline.MorphPair;
import org.fitterbench.facemorph.pipeline.MorphPipeline;
import org.fitterbench.facemorph.pipeline.MorphRequest;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.facemorph.pipeline.StageTime;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;

/** Runs the pipeline from two files in a temporary folder to all files in another. */
final class MorphRuns implements AutoCloseable {
  private final ScratchFolder inputs = new ScratchFolder();
  private final ScratchFolder outputs = new ScratchFolder();
  private final MorphPair pair;

  MorphRuns(MorphInput input) {
    List<Path> files = input.write(inputs.path());
    pair = new MorphPair(files.getFirst(), files.getLast());
  }

  /** A renderer of so many threads, for a warm JVM. */
  static SoftwareRenderer renderer(int threads) {
    return new SoftwareRenderer(threads, Instructions.fastest());
  }

  /** One morph, in place of the last. */
  MorphResult run(MorphConfig config, SoftwareRenderer renderer) {
    MorphRequest request =
        new MorphRequest(
            pair,
            new MorphFolder(outputs.path().resolve("morph")),
            true,
            "fitter-bench analyze",
            Instant.EPOCH);
    return new MorphPipeline(config, renderer)
        .run(request, StageTrace.recording(), MorphControl.none());
  }

  /**
   * The times of a run by published stages, those of the pipeline inside them. Where stages overlap
   * they are what the run's time is made of.
   */
  static StageTimes times(MorphResult result) {
    Map<String, List<StageTimes>> groups = new LinkedHashMap<>();
    for (StageTime time : result.times().stages()) {
      groups
          .computeIfAbsent(PublishedMorph.stage(time.stage()), _ -> new ArrayList<>())
          .add(
              new StageTimes(
                  time.stage().label(),
                  Math.max(1, time.runs()),
                  time.elapsedNanos(),
                  time.elapsedNanos(),
                  List.of()));
    }
    List<StageTimes> stages = new ArrayList<>();
    long told = 0;
    for (Map.Entry<String, List<StageTimes>> group : groups.entrySet()) {
      long nanos = group.getValue().stream().mapToLong(StageTimes::totalNanos).sum();
      boolean single = group.getValue().size() == 1;
      stages.add(
          new StageTimes(
              group.getKey(), 1, nanos, single ? nanos : 0, single ? List.of() : group.getValue()));
      told += nanos;
    }
    long total = result.times().totalNanos();
    return new StageTimes("face morph", 1, total, Math.max(0, total - told), stages);
  }

  @Override
  public void close() {
    inputs.close();
    outputs.close();
  }
}
