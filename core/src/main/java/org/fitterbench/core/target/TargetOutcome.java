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
   *     as good as asked
   * @param measured the figure, in the target's unit
   * @param interval confidence interval of the figure; null when there is none
   * @param label the result that was judged, for a person
   * @param findings doubts about the status
   */
  record Judged(
      Target target,
      boolean met,
      double measured,
      @Nullable ConfidenceInterval interval,
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

    /** How much better the figure is than the limit, as a fraction of the limit; else negative. */
    public double marginFraction() {
      double below = (target.limit() - measured) / target.limit();
      return switch (target.direction()) {
        case LOWER_IS_BETTER -> below;
        case HIGHER_IS_BETTER -> -below;
      };
    }

    /** How many times as good as asked: 2 for half the time that is allowed. */
    public double factor() {
      return switch (target.direction()) {
        case LOWER_IS_BETTER -> target.limit() / measured;
        case HIGHER_IS_BETTER -> measured / target.limit();
      };
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
