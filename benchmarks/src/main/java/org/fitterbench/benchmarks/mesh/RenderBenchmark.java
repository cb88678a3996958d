package org.fitterbench.benchmarks.mesh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Frames of a morph drawn on all processors: about 36,000 triangles that fill half of 512 by 512
 * pixels, two textures of 1024 by 1024 mixed at every pixel, one lamp with a highlight.
 */
@Title("Rendering")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenderBenchmark {
  private static final int FRAMES = SphereScene.FRAMES;
  private static final int SIZE = SphereScene.SIZE;

  /** Which kernels draw. */
  @Param({"VECTOR", "SCALAR"})
  public Instructions instructions = Instructions.SCALAR;

  private final RenderTarget target = new RenderTarget(SIZE, SIZE);
  private List<Scene> scenes = List.of();
  private SoftwareRenderer renderer = renderer(Instructions.SCALAR);
  private int next;

  /** Makes the scenes. */
  @Setup(Level.Trial)
  public void setUp() {
    scenes = SphereScene.frames();
    renderer.close();
    renderer = renderer(instructions);
    check();
  }

  private static SoftwareRenderer renderer(Instructions instructions) {
    return new SoftwareRenderer(Runtime.getRuntime().availableProcessors(), instructions);
  }

  /** Both kinds of kernels draw the same pixels, and half of them show the mesh. */
  @SelfCheck
  public void check() {
    RenderTarget other = new RenderTarget(SIZE, SIZE);
    Scene scene = scenes.get(FRAMES / 3);
    renderer.render(scene, target);
    for (Instructions kind : Instructions.values()) {
      try (SoftwareRenderer twin = new SoftwareRenderer(1, kind)) {
        twin.render(scene, other);
      }
      int shown = 0;
      for (int i = 0; i < SIZE * SIZE; i++) {
        Expect.close("pixel " + i, other.pixels()[i], target.pixels()[i], 0);
        shown += other.pixels()[i] == other.pixels()[i / SIZE * SIZE] ? 0 : 1;
      }
      Expect.close(
          "share that shows the mesh", SphereScene.SHARE, (double) shown / (SIZE * SIZE), 0.003);
    }
  }

  /** One frame, its tiles shared out to all threads. */
  @Benchmark
  @Title("Render a frame")
  public RenderTarget single() {
    next = (next + 1) % FRAMES;
    renderer.render(scenes.get(next), target);
    return target;
  }

  /** A frame of a batch, in which each thread draws frames of its own. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  @Title("Render a frame of a batch")
  public void batch(Blackhole blackhole) {
    renderer.renderBatch(
        FRAMES,
        SIZE,
        SIZE,
        (frame, slot) -> scenes.get(frame),
        (frame, slot, picture) -> blackhole.consume(picture.pixels()[SIZE]));
  }

  /** Ends the renderer's threads. */
  @TearDown(Level.Trial)
  public void tearDown() {
    renderer.close();
  }
}
