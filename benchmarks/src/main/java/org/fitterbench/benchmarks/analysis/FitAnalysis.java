package org.fitterbench.benchmarks.analysis;

import java.time.Duration;
import java.util.Optional;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.flame.SampleProfile;
import org.fitterbench.core.flame.SamplingProfiler;
import org.fitterbench.core.resource.ResourceSampler;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;

/** Takes a whole fit apart: its stages, what it uses, and its hot methods. */
final class FitAnalysis {
  private final BodyFitPipeline pipeline;
  private final FitTarget target;
  private final AnalysisSettings settings;

  FitAnalysis(BodyFitPipeline pipeline, FitTarget target, AnalysisSettings settings) {
    this.pipeline = pipeline;
    this.target = target;
    this.settings = settings;
  }

  Breakdown stages(RepeatedTimer timer) {
    // The figures of rules and earlier analyses are those of the published fit.
    String id =
        switch (pipeline.options().method()) {
          case REFERENCE -> "regression";
          case JOINT -> "joint-fit";
        };
    return Breakdown.of(id, title("Fit"), timer.traces(id, trace -> pipeline.fit(target, trace)));
  }

  /** What the process uses while it fits again and again. */
  ResourceWindow resources() {
    try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
      sampler.start();
      repeat(settings.profiling().dividedBy(2));
      return sampler.stop();
    }
  }

  /** How many bytes of heap are in use after a fit, its result still held, once garbage is gone. */
  long liveHeapBytes() {
    FitResult result = pipeline.fit(target, StageTrace.off());
    long bytes = JvmMemory.liveHeapBytes();
    if (result.iterations().isEmpty()) {
      throw new IllegalStateException("A fit has an iteration");
    }
    return bytes;
  }

  /** The methods that run while it fits again and again; empty where the JVM cannot be sampled. */
  Optional<SampleProfile> profile() {
    if (SamplingProfiler.unavailable().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(SamplingProfiler.profile(title("Fit"), () -> repeat(settings.profiling())));
  }

  /** Fits for this long, once at least. */
  private void repeat(Duration duration) {
    long start = System.nanoTime();
    do {
      pipeline.fit(target, StageTrace.off());
    } while (System.nanoTime() - start < duration.toNanos());
  }

  private String title(String what) {
    int iterations = pipeline.options().iterations();
    return "%s of a body, %s method, at most %d %s"
        .formatted(
            what,
            pipeline.options().method().label(),
            iterations,
            iterations == 1 ? "iteration" : "iterations");
  }
}
