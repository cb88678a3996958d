package org.fitterbench.segmentation.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.record.Reading;
import org.fitterbench.segmentation.pipeline.VideoPipeline;
import org.fitterbench.segmentation.stream.StageStatistics;
import org.fitterbench.segmentation.stream.StreamStatistics;

/** The figures of a segmented video that the rules about bottlenecks are asked of. */
public final class StreamFigures {
  /** The metric of the time from when a frame was due until its mask was there. */
  public static final String FRAME_TO_MASK = "frame-to-mask";

  private static final double PERCENT = 100;
  private static final double NANOS_PER_MILLI = 1e6;

  private StreamFigures() {}

  /**
   * The figures of a run; those that could not be read are left out.
   *
   * @param run as fast as can be, or at a pace
   * @param paced a run of the same at a pace, whose latency is a live source's; empty where there
   *     was none, for without a pace frames wait in queues as long as these are
   * @param processors share of all processors' time that was used, percent
   * @param gpu mean utilisation of the busiest GPU, percent
   * @param gpuMemory largest share of the GPU's memory in use, percent
   */
  public static List<Figure> of(
      StreamStatistics run,
      Optional<StreamStatistics> paced,
      Reading processors,
      Reading gpu,
      Reading gpuMemory) {
    List<Figure> figures = new ArrayList<>();
    for (StageStatistics stage : run.stages()) {
      figures.add(
          new Figure(stage.name() + "-use", label(stage), PERCENT * stage.utilisation(), "%"));
    }
    paced.ifPresent(live ->
        figures.add(
            new Figure(
                FRAME_TO_MASK,
                "from a frame to its mask, P95",
                live.stage(VideoPipeline.FINISH).latencies().p95Nanos() / NANOS_PER_MILLI,
                "ms")));
    add("processor-use", "all processors together", processors, figures);
    add("gpu-use", "the busiest GPU", gpu, figures);
    add("gpu-memory-use", "the GPU's memory at its fullest", gpuMemory, figures);
    return figures;
  }

  /** What a stage did, and how the queue before it was. */
  private static String label(StageStatistics stage) {
    String threads = stage.workers() == 1 ? "" : " (" + stage.workers() + " threads)";
    return stage
        .input()
        .map(queue ->
            String.format(
                Locale.ROOT,
                "%s%s; the queue before it full %.0f %%, empty %.0f %% of the time",
                stage.name(),
                threads,
                PERCENT * queue.shareFull(),
                PERCENT * queue.shareEmpty()))
        .orElse(stage.name() + threads);
  }

  private static void add(String metric, String label, Reading reading, List<Figure> figures) {
    if (reading instanceof Reading.Measured(double value)) {
      figures.add(new Figure(metric, label, value, "%"));
    }
  }
}
