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
  /** Which kernels draw. */
  @Param({"VECTOR", "SCALAR"})
  public Instructions instructions = Instructions.SCALAR;

  /** Columns and rows of a picture. */
  @Param("512")
  public int size = 1;

  /** About how many triangles the mesh has. */
  @Param("36000")
  public int triangles = 1;

  /** Threads that draw; 0 for one a processor. */
  @Param("0")
  public int drawingThreads = 0;

  private RenderTarget target = new RenderTarget(1, 1);
  private List<Scene> scenes = List.of();
  private SoftwareRenderer renderer = renderer(1, Instructions.SCALAR);
  private int next;

  /** Makes the scenes. */
  @Setup(Level.Trial)
  public void setUp() {
    scenes = SphereScene.frames(triangles);
    target = new RenderTarget(size, size);
    renderer.close();
    renderer = renderer(drawingThreads, instructions);
    check();
  }

  private static SoftwareRenderer renderer(int threads, Instructions instructions) {
    return new SoftwareRenderer(
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, instructions);
  }

  /** Both kinds of kernels draw the same pixels, and half of them show the mesh. */
  @SelfCheck
  public void check() {
    RenderTarget other = new RenderTarget(size, size);
    Scene scene = scenes.get(SphereScene.FRAMES / 3);
    renderer.render(scene, target);
    for (Instructions kind : Instructions.values()) {
      try (SoftwareRenderer twin = new SoftwareRenderer(1, kind)) {
        twin.render(scene, other);
      }
      int shown = 0;
      for (int i = 0; i < size * size; i++) {
        Expect.close("pixel " + i, other.pixels()[i], target.pixels()[i], 0);
        shown += other.pixels()[i] == other.pixels()[i / size * size] ? 0 : 1;
      }
      Expect.close(
          "share that shows the mesh",
          SphereScene.SHARE,
          (double) shown / (size * size),
          shareTolerance());
    }
  }

  /** Pixels on the outline go either way, and a coarse mesh is smaller than its sphere. */
  private double shareTolerance() {
    return 0.001 + 1.0 / size + 20.0 / triangles;
  }

  /** One frame, its tiles shared out to all threads. */
  @Benchmark
  @Title("Render a frame")
  public RenderTarget single() {
    next = (next + 1) % SphereScene.FRAMES;
    renderer.render(scenes.get(next), target);
    return target;
  }

  /** A frame of a batch, in which each thread draws frames of its own. */
  @Benchmark
  @OperationsPerInvocation(SphereScene.FRAMES)
  @Title("Render a frame of a batch")
  public void batch(Blackhole blackhole) {
    renderer.renderBatch(
        SphereScene.FRAMES,
        size,
        size,
        (frame, slot) -> scenes.get(frame),
        (frame, slot, picture) -> blackhole.consume(picture.pixels()[size]));
  }

  /** Ends the renderer's threads. */
  @TearDown(Level.Trial)
  public void tearDown() {
    renderer.close();
  }
}
