package org.fitterbench.benchmarks.mesh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.renderers.RendererChoice;
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
 * The frames of {@link RenderBenchmark} drawn by OpenGL beside our own rasteriser, each with all it
 * has and with the pictures in this machine's memory. Where there is no EGL library the part that
 * needs it is left out of a run.
 */
@Title("Rendering by OpenGL")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class OpenGlRenderBenchmark {
  private static final int FRAMES = SphereScene.FRAMES;
  private static final int SIZE = SphereScene.SIZE;

  /** Steps of an 8-bit channel by which a picture may differ on the mean. */
  private static final double TOLERANCE = 0.6;

  /** What draws. */
  @Param({"OPENGL", "SOFTWARE"})
  public RendererChoice renderer = RendererChoice.SOFTWARE;

  private final RenderTarget target = new RenderTarget(SIZE, SIZE);
  private List<Scene> scenes = List.of();
  private Renderer opened = opened(RendererChoice.SOFTWARE);
  private int next;

  /** Makes the scenes and opens the renderer. */
  @Setup(Level.Trial)
  public void setUp() {
    scenes = SphereScene.frames();
    opened.close();
    opened = opened(renderer);
    check();
  }

  /** The rasteriser with the kernels that are fastest in the long run; for OpenGL what there is. */
  private static Renderer opened(RendererChoice choice) {
    return choice.open(Integer.MAX_VALUE);
  }

  /** The picture is that of the rasteriser but for rounding. */
  @SelfCheck
  public void check() {
    Scene scene = scenes.get(FRAMES / 3);
    RenderTarget expected = new RenderTarget(SIZE, SIZE);
    try (SoftwareRenderer software = new SoftwareRenderer(1, Instructions.SCALAR)) {
      software.render(scene, expected);
    }
    opened.render(scene, target);
    long sum = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      sum += Math.abs((expected.pixels()[i] >> 8 & 0xFF) - (target.pixels()[i] >> 8 & 0xFF));
    }
    Expect.close("mean difference of green", 0, (double) sum / (SIZE * SIZE), TOLERANCE);
  }

  /** One frame. */
  @Benchmark
  @Title("Render a frame by OpenGL")
  public RenderTarget single() {
    next = (next + 1) % FRAMES;
    opened.render(scenes.get(next), target);
    return target;
  }

  /** A frame of a batch. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  @Title("Render a frame of a batch by OpenGL")
  public void batch(Blackhole blackhole) {
    opened.renderBatch(
        FRAMES,
        SIZE,
        SIZE,
        (frame, slot) -> scenes.get(frame),
        (frame, slot, picture) -> blackhole.consume(picture.pixels()[SIZE]));
  }

  /** Gives back threads and devices. */
  @TearDown(Level.Trial)
  public void tearDown() {
    opened.close();
  }
}
