package org.fitterbench.core.bottleneck;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.SampleRecords;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTimes;

/** Traces and analyses with exact times. */
public final class Analyses {
  private static final long MILLI = 1_000_000;

  private Analyses() {}

  /**
   * A fit of two iterations: pose estimation takes 20 ms an iteration (15 of them rigid
   * registration), the Jacobian {@code jacobianMillis}, the linear solve 10, and 5 pass outside.
   */
  static StageTimes fit(long jacobianMillis) {
    long[] now = {0};
    RecordingTrace trace = new RecordingTrace(() -> now[0]);
    try (Stage _ = trace.stage("fit")) {
      for (int iteration = 0; iteration < 2; iteration++) {
        try (Stage _ = trace.stage("pose-estimation")) {
          spend(trace, now, "partition", 4);
          spend(trace, now, "rigid-registration", 15);
          now[0] += MILLI;
        }
        try (Stage _ = trace.stage("jacobian")) {
          spend(trace, now, "forward-pass", jacobianMillis);
        }
        spend(trace, now, "linear-solve", 10);
        now[0] += 5 * MILLI;
      }
    }
    return trace.report().find("fit").orElseThrow();
  }

  private static void spend(RecordingTrace trace, long[] now, String stage, long millis) {
    try (Stage _ = trace.stage(stage)) {
      now[0] += millis * MILLI;
    }
  }

  static Breakdown fitBreakdown() {
    return Breakdown.of("regression", "Regression stages", List.of(fit(60), fit(65), fit(70)));
  }

  /** An analysis in which three rules hold. */
  public static AnalysisRecord troubled() {
    List<Figure> figures =
        List.of(
            new Figure("jacobian-per-iteration", "Jacobian per iteration", 650, "ms"),
            new Figure("jacobian-share", "the Jacobian's share of the fit", 65, "%"),
            new Figure("forward-pass", "one forward pass", 31.25, "ms"),
            new Figure("regression", "a fit of 2 iterations", 0.2, "s"),
            new Figure("batch-scaling", "batch of 2", 104, "%"),
            new Figure("batch-scaling", "batch of 4", 87.5, "%"),
            new Figure("variation", "spread of the fit", 5, "%"));
    return analysis(
        figures,
        List.of(
            new Finding(
                "few-samples",
                Severity.WARNING,
                "The profile has 10 samples.",
                "Let it run longer, so that the shares of its methods mean something.")));
  }

  /** An analysis in which every rule is content. */
  public static AnalysisRecord content() {
    return analysis(
        List.of(
            new Figure("jacobian-per-iteration", "Jacobian per iteration", 65, "ms"),
            new Figure("forward-pass", "one forward pass", 99, "ms")),
        List.of());
  }

  private static AnalysisRecord analysis(List<Figure> figures, List<Finding> findings) {
    Reading five = Reading.of(5);
    return new AnalysisRecord(
        AnalysisRecord.SCHEMA_VERSION,
        "0.1.0",
        Instant.parse("2026-01-02T03:04:05Z"),
        "fitter",
        SampleRecords.environment("Example CPU 3000"),
        List.of(new InputAsset("body data", "procedural", "none")),
        Map.of("repeats", "3", "iterations", "2"),
        List.of(fitBreakdown()),
        List.of(
            ItemCosts.of(
                "joint-wise-registration",
                "Joint-wise registration by bone",
                "Bone",
                "Points",
                IntStream.rangeClosed(1, 20)
                    .mapToObj(bone ->
                        new ItemCosts.Sample(
                            "bone" + bone, 100L * bone, new double[] {bone, bone, bone}))
                    .toList())),
        List.of(
            new Alternatives(
                "jacobian-strategies-6",
                "Jacobian of 6 parameters by strategy",
                3,
                List.of(
                    new Alternative("finite-difference", 3, 1, 2.5),
                    new Alternative("analytic", 0.75, 4, 0)))),
        List.of(
            new BatchPoint(1, 3, 10, 100, five, Reading.of(1536), five, 467_000),
            new BatchPoint(2, 3, 19.2, 104, five, Reading.of(3072), five, 934_000),
            new BatchPoint(4, 3, 45.7, 87.5, five, Reading.absent("not counted"), five, 1_868_000)),
        new HotMethods(
            "A fit",
            "jdk.ExecutionSample",
            4.2,
            10,
            List.of(
                new HotMethods.Method("Skin.apply", "org.lib.Skin.apply", 60, 60),
                new HotMethods.Method("Jac.fill", "org.fitterbench.Jac.fill", 20, 80))),
        figures,
        RuleBook.standard("fitter").apply(figures),
        findings);
  }
}
