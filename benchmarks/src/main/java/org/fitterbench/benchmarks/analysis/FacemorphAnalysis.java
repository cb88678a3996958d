package org.fitterbench.benchmarks.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fitterbench.benchmarks.facemorph.MorphTest;
import org.fitterbench.benchmarks.input.MorphInput;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.HotMethods;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.bottleneck.RuleBook;
import org.fitterbench.core.flame.SampleProfile;
import org.fitterbench.core.flame.SamplingProfiler;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.resource.ResourceSampler;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.mesh.raster.SoftwareRenderer;

/**
 * The bottleneck analysis of the face morph, in this JVM: the stages of the three published tests
 * beside the published ones, how the default mode scales with frames, resolution and threads,
 * memory, and hot methods.
 */
public final class FacemorphAnalysis {
  private static final String SUITE = "facemorph";
  private static final int METHODS_SHOWN = 15;
  private static final List<Integer> FRAMES = List.of(21, 41, 81);
  private static final List<Integer> SIDES = List.of(256, 512, 1024);

  private final MorphInput input;
  private final AnalysisSettings settings;
  private final Consumer<String> progress;
  private final RepeatedTimer timer;

  /**
   * @param input the two faces
   * @param progress is told what is measured next, a few words at a time
   */
  public FacemorphAnalysis(MorphInput input, AnalysisSettings settings, Consumer<String> progress) {
    this.input = input;
    this.settings = settings;
    this.progress = progress;
    timer = new RepeatedTimer(settings, System::nanoTime);
  }

  /** Measures everything, which takes about a minute with the default settings. */
  public AnalysisResult measure(AnalysisScene scene) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (MorphRuns runs = new MorphRuns(input);
        SoftwareRenderer renderer = MorphRuns.renderer(processors)) {
      FacemorphFigures figures = new FacemorphFigures(scene);
      List<Breakdown> breakdowns = new ArrayList<>();
      for (MorphTest test : MorphTest.values()) {
        progress.accept(title(test));
        breakdowns.add(stages(test, runs, renderer, figures));
      }
      progress.accept("frames");
      ItemCosts byFrames = byFrames(runs, renderer);
      progress.accept("resolution");
      ItemCosts bySide = bySide(runs, renderer);
      progress.accept("threads");
      ItemCosts byThreads = byThreads(runs, processors);
      progress.accept("memory and CPU");
      ResourceWindow resources = resources(runs, renderer);
      figures.resources(resources, growthBytes(runs, renderer));
      progress.accept("hot methods");
      Optional<SampleProfile> profile = profile(runs, renderer);
      figures.scaling(byFrames, byThreads);
      return new AnalysisResult(
          new AnalysisRecord(
              AnalysisRecord.SCHEMA_VERSION,
              scene.toolVersion(),
              scene.startedAt(),
              SUITE,
              scene.environment(),
              scene.inputs(),
              settings.words(),
              breakdowns,
              List.of(byFrames, bySide, byThreads),
              List.of(),
              List.of(),
              profile.map(samples -> HotMethods.of(samples, METHODS_SHOWN)).orElse(null),
              figures.all(),
              RuleBook.standard(SUITE).apply(figures.all()),
              findings(scene, profile)),
          profile);
    }
  }

  private static String title(MorphTest test) {
    return switch (test) {
      case DEFAULT -> "Face morph, default mode";
      case WITHOUT_TEXTURES -> "Face morph without textures";
      case FULL -> "Face morph, full mode";
    };
  }

  private static String id(MorphTest test) {
    return switch (test) {
      case DEFAULT -> "face-morph";
      case WITHOUT_TEXTURES -> "face-morph-without-textures";
      case FULL -> "face-morph-full";
    };
  }

  private Breakdown stages(
      MorphTest test, MorphRuns runs, SoftwareRenderer renderer, FacemorphFigures figures) {
    repeat(runs, test.config(), renderer, settings.warmup());
    List<StageTimes> repeats = new ArrayList<>();
    List<MorphResult> results = new ArrayList<>();
    for (int repeat = 0; repeat < settings.repeats(); repeat++) {
      MorphResult result = runs.run(test.config(), renderer);
      results.add(result);
      repeats.add(MorphRuns.times(result));
    }
    String title =
        "%s, 41 frames (published: %.2f s in all)"
            .formatted(title(test), PublishedMorph.totalMillis(test) / 1000);
    Breakdown breakdown =
        Breakdown.of(id(test), title, repeats).withPublished(PublishedMorph.stages(test));
    figures.test(test, id(test).replace('-', ' '), breakdown, results, renderer.slots());
    return breakdown;
  }

  private ItemCosts byFrames(MorphRuns runs, SoftwareRenderer renderer) {
    List<Runnable> operations =
        FRAMES.stream()
            .map(count -> MorphTest.DEFAULT.config().withRatios(new MorphRatios(count)))
            .<Runnable>map(config -> () -> runs.run(config, renderer))
            .toList();
    return costs("morph-by-frames", "Default mode by frames", "Frames", FRAMES, operations);
  }

  private ItemCosts bySide(MorphRuns runs, SoftwareRenderer renderer) {
    List<Runnable> operations =
        SIDES.stream()
            .map(side -> MorphTest.DEFAULT.config().withSize(side, side))
            .<Runnable>map(config -> () -> runs.run(config, renderer))
            .toList();
    return costs(
        "morph-by-side", "Default mode by resolution", "Side of a frame", SIDES, operations);
  }

  private ItemCosts byThreads(MorphRuns runs, int processors) {
    List<Integer> threads = processors == 1 ? List.of(1) : List.of(1, processors);
    List<SoftwareRenderer> renderers = threads.stream().map(MorphRuns::renderer).toList();
    try {
      List<Runnable> operations =
          renderers.stream()
              .<Runnable>map(renderer -> {
                MorphConfig config = MorphTest.DEFAULT.config().withWorkers(renderer.slots());
                return () -> runs.run(config, renderer);
              })
              .toList();
      return costs("morph-by-threads", "Default mode by threads", "Threads", threads, operations);
    } finally {
      renderers.forEach(SoftwareRenderer::close);
    }
  }

  private ItemCosts costs(
      String id, String title, String item, List<Integer> sizes, List<Runnable> operations) {
    List<double[]> millis = timer.millis(operations);
    List<ItemCosts.Sample> samples = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      samples.add(new ItemCosts.Sample(Integer.toString(sizes.get(i)), 0, millis.get(i)));
    }
    return ItemCosts.of(id, title, item, "", samples);
  }

  private ResourceWindow resources(MorphRuns runs, SoftwareRenderer renderer) {
    try (ResourceSampler sampler = ResourceSampler.ofThisProcess()) {
      sampler.start();
      repeat(runs, MorphTest.DEFAULT.config(), renderer, settings.profiling().dividedBy(2));
      return sampler.stop();
    }
  }

  /** What is in use on the heap after more morphs, above what is in use after one. */
  private long growthBytes(MorphRuns runs, SoftwareRenderer renderer) {
    MorphConfig small = MorphTest.DEFAULT.config().withSize(64, 64);
    runs.run(small, renderer);
    long before = JvmMemory.liveHeapBytes();
    for (int morph = 0; morph < 2 * settings.repeats(); morph++) {
      runs.run(small, renderer);
    }
    return JvmMemory.liveHeapBytes() - before;
  }

  private Optional<SampleProfile> profile(MorphRuns runs, SoftwareRenderer renderer) {
    if (SamplingProfiler.unavailable().isPresent()) {
      return Optional.empty();
    }
    MorphConfig config = MorphTest.DEFAULT.config();
    return Optional.of(
        SamplingProfiler.profile(
            title(MorphTest.DEFAULT), () -> repeat(runs, config, renderer, settings.profiling())));
  }

  /** Morphs for this long, once at least. */
  private static void repeat(
      MorphRuns runs, MorphConfig config, SoftwareRenderer renderer, Duration duration) {
    long start = System.nanoTime();
    do {
      runs.run(config, renderer);
    } while (System.nanoTime() - start < duration.toNanos());
  }

  private List<Finding> findings(AnalysisScene scene, Optional<SampleProfile> profile) {
    List<Finding> findings = new ArrayList<>(scene.findings());
    findings.addAll(AnalysisFindings.of(settings, profile));
    return findings;
  }
}
