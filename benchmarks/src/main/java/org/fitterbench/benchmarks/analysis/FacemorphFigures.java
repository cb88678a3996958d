package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.benchmarks.facemorph.MorphTest;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.ItemCost;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.facemorph.pipeline.MorphStage;

/** Collects from an analysis of the face morph the figures that the rules ask about. */
final class FacemorphFigures {
  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  private final AnalysisScene scene;
  private final List<Figure> figures = new ArrayList<>();

  FacemorphFigures(AnalysisScene scene) {
    this.scene = scene;
  }

  /**
   * Takes the figures of a test.
   *
   * @param threads that drew the frames
   */
  void test(
      MorphTest test, String label, Breakdown breakdown, List<MorphResult> results, int threads) {
    add(breakdown.id(), label, breakdown.totalMillis(), "ms");
    variation(label, breakdown.variationPercent());
    if (test == MorphTest.DEFAULT) {
      share(breakdown, MorphStage.HEAT_MAPS, "heat-maps-share", "share of the heat maps");
      share(breakdown, MorphStage.RENDERING, "rendering-share", "share of rendering and saving");
    }
    if (test != MorphTest.FULL) {
      double[] rates =
          results.stream()
              .mapToDouble(result ->
                  1e9 * threads * result.frames() / Math.max(1, result.times().drawingNanos()))
              .toArray();
      double rate = Distribution.of(rates).median();
      add("frame-rate", "frames drawn, " + label, rate, "frames/s");
    }
  }

  /** Takes how the time grows with frames and falls with threads. */
  void scaling(ItemCosts byFrames, ItemCosts byThreads) {
    List<ItemCost> frames = bySize(byFrames);
    double few = each(frames.getFirst());
    double many = each(frames.getLast());
    add("frame-scaling", "time for a frame of many, of that for one of few", 100 * many / few, "%");
    List<ItemCost> threads = bySize(byThreads);
    if (threads.size() > 1) {
      ItemCost all = threads.getLast();
      double speedup = threads.getFirst().millis() / all.millis();
      add(
          "thread-scaling",
          "use of " + all.name() + " threads",
          100 * speedup / Integer.parseInt(all.name()),
          "%");
    }
    variation("morph by frames", byFrames.variationPercent());
    variation("morph by threads", byThreads.variationPercent());
  }

  private static double each(ItemCost cost) {
    return cost.millis() / Integer.parseInt(cost.name());
  }

  private static List<ItemCost> bySize(ItemCosts costs) {
    return costs.items().stream()
        .sorted((a, b) -> Integer.compare(Integer.parseInt(a.name()), Integer.parseInt(b.name())))
        .toList();
  }

  /** Takes what the process used while it morphed. */
  void resources(ResourceWindow window, long growthBytes) {
    add("memory-growth", "heap in use after more morphs", growthBytes / BYTES_PER_MEBIBYTE, "MiB");
    figures.addAll(ProcessFigures.of(scene, window, "morphing"));
  }

  List<Figure> all() {
    return List.copyOf(figures);
  }

  private void share(Breakdown breakdown, MorphStage stage, String metric, String label) {
    Optional.of(PublishedMorph.stage(stage))
        .flatMap(breakdown::find)
        .ifPresent(found -> add(metric, label, 100 * found.share(), "%"));
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
