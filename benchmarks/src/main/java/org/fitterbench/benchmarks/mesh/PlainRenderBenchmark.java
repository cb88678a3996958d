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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The frames of {@link RenderBenchmark} drawn by a textbook's rasteriser, to compare with. */
@Title("Rendering, plainly")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlainRenderBenchmark {
  /** Pixels that may differ by more than {@link #LEVELS}: those that two triangles share. */
  private static final double DIFFERENT = 0.01;

  /** Positions are rounded to 1/256 pixel, which moves neighbouring random texels that much. */
  private static final int LEVELS = 8;

  /** Columns and rows of a picture. */
  @Param("512")
  public int size = 1;

  /** About how many triangles the mesh has. */
  @Param("36000")
  public int triangles = 1;

  private List<Scene> scenes = List.of();
  private int[] background = new int[0];
  private PlainRasteriser rasteriser = new PlainRasteriser(1);
  private int next;

  /** Makes the scenes. */
  @Setup(Level.Trial)
  public void setUp() {
    scenes = SphereScene.frames(triangles);
    rasteriser = new PlainRasteriser(size);
    check();
  }

  /** It draws the picture that the renderer draws, but for rounding. */
  @SelfCheck
  public void check() {
    Scene scene = scenes.get(SphereScene.FRAMES / 3);
    RenderTarget target = new RenderTarget(size, size);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(scene, target);
    }
    // The mesh does not reach the first column.
    background = new int[size];
    for (int row = 0; row < size; row++) {
      background[row] = target.pixels()[row * size];
    }
    int[] pixels = rasteriser.draw(scene, background);
    int different = 0;
    for (int i = 0; i < pixels.length; i++) {
      different += largestDifference(pixels[i], target.pixels()[i]) > LEVELS ? 1 : 0;
    }
    Expect.close("share of different pixels", 0, (double) different / pixels.length, DIFFERENT);
  }

  private static int largestDifference(int first, int second) {
    int largest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      largest = Math.max(largest, Math.abs((first >> shift & 0xFF) - (second >> shift & 0xFF)));
    }
    return largest;
  }

  /** One frame on one thread. */
  @Benchmark
  @Title("Render a frame plainly")
  public int[] plain() {
    next = (next + 1) % SphereScene.FRAMES;
    return rasteriser.draw(scenes.get(next), background);
  }
}
