package org.fitterbench.facemorph.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.core.trace.StageReport;
import org.fitterbench.core.trace.StageTimes;

/**
 * Where the time of a run went. Stages one to four run one after another; the others overlap, and
 * the time in which they do is shared out among them by how long threads were busy in each. So the
 * elapsed times add up to the total, and the busy times to the work that was done.
 *
 * @param stages those that ran, in their order
 * @param drawingNanos time that threads spent drawing frames, added up
 * @param totalNanos from the first stage to the last file
 */
public record MorphTimes(List<StageTime> stages, long drawingNanos, long totalNanos) {
  /** The stage around everything, on the calling thread. */
  static final String WHOLE = "face morph";

  /** The stage on the calling thread in which the other stages overlap. */
  static final String OVERLAP = "overlap";

  public MorphTimes {
    stages = List.copyOf(stages);
  }

  /** The times of a run that recorded on a fresh trace. */
  static MorphTimes of(StageReport report) {
    StageTimes whole =
        report.find(WHOLE).orElseThrow(() -> new IllegalArgumentException("No run was recorded"));
    Map<MorphStage, long[]> sums = new EnumMap<>(MorphStage.class);
    report.stages().forEach(stage -> add(stage, Optional.empty(), sums));
    long overlapNanos = whole.child(OVERLAP).map(StageTimes::totalNanos).orElse(0L);
    Map<MorphStage, Long> alone = new EnumMap<>(MorphStage.class);
    for (StageTimes child : whole.children()) {
      MorphStage.byLabel(child.name()).ifPresent(stage -> alone.put(stage, child.totalNanos()));
    }
    long overlappedBusy =
        sums.entrySet().stream()
            .filter(entry -> !alone.containsKey(entry.getKey()))
            .mapToLong(entry -> entry.getValue()[1])
            .sum();
    List<StageTime> stages = new ArrayList<>();
    sums.forEach((stage, sum) -> {
      long elapsed =
          alone.containsKey(stage)
              ? alone.get(stage)
              : Math.round((double) sum[1] / Math.max(1, overlappedBusy) * overlapNanos);
      stages.add(new StageTime(stage, sum[0], sum[1], elapsed));
    });
    return new MorphTimes(stages, drawing(report.stages()), whole.totalNanos());
  }

  /** Adds a stage's own time, with what in it is no stage of the pipeline, to its sums. */
  private static void add(
      StageTimes times, Optional<MorphStage> around, Map<MorphStage, long[]> sums) {
    Optional<MorphStage> own = MorphStage.byLabel(times.name());
    Optional<MorphStage> stage = own.or(() -> around);
    stage.ifPresent(found -> {
      long[] sum = sums.computeIfAbsent(found, _ -> new long[2]);
      sum[0] += own.isPresent() ? times.count() : 0;
      sum[1] += times.selfNanos();
    });
    times.children().forEach(child -> add(child, stage, sums));
  }

  private static long drawing(List<StageTimes> stages) {
    long sum = 0;
    for (StageTimes stage : stages) {
      sum += stage.name().equals(RenderSpans.DRAWING) ? stage.totalNanos() : 0;
      sum += drawing(stage.children());
    }
    return sum;
  }
}
