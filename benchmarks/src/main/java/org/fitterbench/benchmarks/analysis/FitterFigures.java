package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.BatchPoint;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.mesh.io.MeshFormat;

/** Collects from an analysis the figures that the rules ask about; what is absent is left out. */
final class FitterFigures {
  private final AnalysisScene scene;
  private final int iterations;
  private final List<Figure> figures = new ArrayList<>();

  FitterFigures(AnalysisScene scene, int iterations) {
    this.scene = scene;
    this.iterations = iterations;
  }

  FitterFigures stages(Breakdown forward, Breakdown regression) {
    add("forward-pass", "one forward pass", forward.totalMillis(), "ms");
    share(forward, "blend-shapes", "blend shapes' share of the forward pass");
    share(forward, "skinning", "skinning's share of the forward pass");
    add(
        "regression",
        "a fit of " + iterations + " iterations",
        regression.totalMillis() / 1000,
        "s");
    regression
        .find("jacobian")
        .ifPresent(stage ->
            add("jacobian-per-iteration", "Jacobian per iteration", stage.meanMillis(), "ms"));
    share(regression, "jacobian", "the Jacobian's share of the fit");
    share(regression, "pose-estimation", "pose estimation's share of the fit");
    variation("forward pass", forward.variationPercent());
    variation("fit", regression.variationPercent());
    return this;
  }

  FitterFigures costs(ItemCosts jacobian, ItemCosts registration) {
    variation("Jacobian by parameter", jacobian.variationPercent());
    variation("registration by bone", registration.variationPercent());
    return this;
  }

  /** The speed-up of each strategy over the sequential one. */
  FitterFigures strategies(List<Alternatives> strategies) {
    for (Alternatives set : strategies) {
      set.ways().stream()
          .skip(1)
          .forEach(
              way -> add("jacobian-speed-up", way.name() + ", " + set.title(), way.speedUp(), "x"));
    }
    return this;
  }

  FitterFigures exports(Map<MeshFormat, double[]> millis) {
    millis.forEach((format, samples) -> {
      String label = "mesh export as " + format.extension();
      add("mesh-export", label, Distribution.of(samples).median(), "ms");
      variation(label, Breakdown.variation(samples));
    });
    return this;
  }

  FitterFigures batches(List<BatchPoint> points) {
    for (BatchPoint point : points) {
      if (point.batch() > 1) {
        add("batch-scaling", "batch of " + point.batch(), point.efficiencyPercent(), "%");
      }
      variation("batch of " + point.batch(), point.variationPercent());
    }
    return this;
  }

  FitterFigures resources(ResourceWindow window, long liveHeapBytes) {
    add(
        "heap-use",
        "heap in use after a fit, of the largest heap",
        100.0 * liveHeapBytes / JvmMemory.heapLimitBytes(),
        "%");
    figures.addAll(ProcessFigures.of(scene, window, "fitting"));
    return this;
  }

  List<Figure> all() {
    return List.copyOf(figures);
  }

  private void share(Breakdown breakdown, String stage, String label) {
    breakdown
        .find(stage)
        .ifPresent(found -> add(stage + "-share", label, 100 * found.share(), "%"));
  }

  private void variation(String label, Reading percent) {
    if (percent instanceof Reading.Measured(double value)) {
      add("variation", "spread of the " + label, value, "%");
    }
  }

  private void add(String metric, String label, double value, String unit) {
    figures.add(new Figure(metric, label, value, unit));
  }
}
