package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.flame.SampleProfile;
import org.fitterbench.core.flame.SamplingProfiler;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;

/** Doubts about how an analysis measured. */
final class AnalysisFindings {
  /** With fewer repeats one disturbed repeat can be the median. */
  private static final int ENOUGH_REPEATS = 3;

  /** From here on the standard error of a share of 10 % is at most 1.5 %. */
  private static final long ENOUGH_SAMPLES = 400;

  private AnalysisFindings() {}

  static List<Finding> of(AnalysisSettings settings, Optional<SampleProfile> profile) {
    List<Finding> findings = new ArrayList<>();
    if (settings.repeats() < ENOUGH_REPEATS) {
      findings.add(
          new Finding(
              "few-repeats",
              Severity.WARNING,
              "The times are medians of only " + settings.repeats() + ".",
              "Measure with --repeats " + ENOUGH_REPEATS + " or more."));
    }
    profile.ifPresentOrElse(
        samples -> addProfile(samples, findings),
        () ->
            findings.add(
                new Finding(
                    "no-profile",
                    Severity.WARNING,
                    "Hot methods are missing: "
                        + SamplingProfiler.unavailable().orElse("they were not sampled")
                        + ".",
                    "Use a JVM that has the module jdk.jfr.")));
    return findings;
  }

  private static void addProfile(SampleProfile samples, List<Finding> findings) {
    if (samples.samples() < ENOUGH_SAMPLES) {
      findings.add(
          new Finding(
              "few-samples",
              Severity.WARNING,
              "The profile has only " + samples.samples() + " samples.",
              "Take small differences between its methods as chance, or measure again on a host"
                  + " with nothing else to do."));
    }
    if (samples.truncatedSamples() > 0) {
      findings.add(
          new Finding(
              "truncated-stacks",
              Severity.INFO,
              samples.truncatedSamples()
                  + " samples had stacks deeper than the flight recorder keeps.",
              "Start the JVM with -XX:FlightRecorderOptions=stackdepth=256."));
    }
  }
}
