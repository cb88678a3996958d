package org.fitterbench.benchmarks.facemorph;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * All frames of a morph drawn in one batch, their shapes at hand; saving them is another matter.
 */
@Title("Rendering of all frames")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FrameRenderBenchmark {
  private static final double LEAST_SHARE = 0.15;

  /** Whether frames show the mixed skins; without they are grey. */
  @Param({"true", "false"})
  public boolean textured = true;

  /** Frames of the morph. */
  @Param({"41"})
  public int frames = FaceScene.FRAMES;

  /** Columns and rows of a frame. */
  @Param({"512"})
  public int side = FaceScene.SIDE;

  /** Threads that draw; 0 for one a processor. */
  @Param({"0"})
  public int renderers;

  private List<Scene> scenes = List.of();
  private SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR);

  /** Makes the scenes. */
  @Setup(Level.Trial)
  public void setUp() {
    MorphRatios ratios = new MorphRatios(frames);
    scenes =
        IntStream.range(0, frames)
            .mapToObj(frame -> FaceScene.shared().frame(ratios.ratio(frame), textured))
            .toList();
    renderer.close();
    int threads = renderers > 0 ? renderers : Runtime.getRuntime().availableProcessors();
    renderer = new SoftwareRenderer(threads, Instructions.fastest());
    check();
  }

  /** A frame of a batch shows a face, and is the picture that a plain renderer draws. */
  @SelfCheck
  public void check() {
    int middle = frames / 2;
    RenderTarget expected = new RenderTarget(side, side);
    try (SoftwareRenderer plain = new SoftwareRenderer(1, Instructions.SCALAR)) {
      plain.render(scenes.get(middle), expected);
    }
    int shown = 0;
    for (int i = 0; i < side * side; i++) {
      shown += expected.pixels()[i] == expected.pixels()[i / side * side] ? 0 : 1;
    }
    Expect.that(
        shown > LEAST_SHARE * side * side, "a frame shows a face in " + shown + " pixels only");
    renderer.renderBatch(
        frames,
        side,
        side,
        (frame, _) -> scenes.get(frame),
        (frame, _, target) -> {
          if (frame == middle) {
            for (int i = 0; i < side * side; i++) {
              Expect.close("pixel " + i, expected.pixels()[i], target.pixels()[i], 0);
            }
          }
        });
  }

  /** All frames. */
  @Benchmark
  public void render(Blackhole blackhole) {
    renderer.renderBatch(
        frames,
        side,
        side,
        (frame, _) -> scenes.get(frame),
        (_, _, target) -> blackhole.consume(target.pixels()[side]));
  }

  /** Ends the renderer's threads. */
  @TearDown(Level.Trial)
  public void tearDown() {
    renderer.close();
  }
}
