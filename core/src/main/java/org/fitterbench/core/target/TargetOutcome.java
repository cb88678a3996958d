package org.fitterbench.core.target;

import java.util.List;
import org.fitterbench.core.record.ConfidenceInterval;
import org.fitterbench.core.record.Finding;
import org.jspecify.annotations.Nullable;

/** What a run says about a target. */
public sealed interface TargetOutcome {
  /** The target. */
  Target target();

  /** Met, missed or not measured. */
  TargetStatus status();

  /** Doubts about the status. */
  List<Finding> findings();

  /**
   * A target that the run measured.
   *
   * @param target the target
   * @param met whether the figure, and the whole of its confidence interval where there is one, is
   *     below the limit
   * @param millis the figure
   * @param intervalMillis confidence interval of the figure; null when there is none
   * @param label the result that was judged, for a person
   * @param findings doubts about the status
   */
  record Judged(
      Target target,
      boolean met,
      double millis,
      @Nullable ConfidenceInterval intervalMillis,
      String label,
      List<Finding> findings)
      implements TargetOutcome {
    public Judged {
      findings = List.copyOf(findings);
    }

    @Override
    public TargetStatus status() {
      return met ? TargetStatus.MET : TargetStatus.MISSED;
    }

    /** How far the figure is below the limit, as a fraction of the limit; negative when above. */
    public double marginFraction() {
      return (target.limit() - millis) / target.limit();
    }

    /** The limit over the figure: 2 when the figure is half of what is allowed. */
    public double factor() {
      return target.limit() / millis;
    }
  }

  /**
   * A target that the run says nothing about.
   *
   * @param target the target
   * @param reason why
   */
  record NotMeasured(Target target, String reason) implements TargetOutcome {
    private static final String NOT_RUN = "its benchmark was not part of this run";

    /** A target whose benchmark the run left out. */
    static NotMeasured notRun(Target target) {
      return new NotMeasured(target, NOT_RUN);
    }

    /** Whether the run left out its benchmark, so that there is nothing to tell of it. */
    public boolean isOfAnotherRun() {
      return reason.equals(NOT_RUN);
    }

    @Override
    public TargetStatus status() {
      return TargetStatus.NOT_MEASURED;
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }
  }
}
