package org.fitterbench.core.bottleneck;

import java.util.List;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTimes;

/** Traces with exact times. */
final class Analyses {
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
}
