package org.fitterbench.benchmarks.facemorph;

import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.facemorph.morph.MorphRatios;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All shapes of a morph: vertices blended and normals computed, on one thread. */
@Title("Shape morphs")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ShapeMorphBenchmark {
  /** Frames of the morph. */
  @Param({"41"})
  public int frames = FaceScene.FRAMES;

  private final FaceScene scene = FaceScene.shared();
  private final float[] positions = new float[scene.first().positions().length];
  private final float[] normals = new float[positions.length];

  /** Checks the shapes. */
  @Setup(Level.Trial)
  public void setUp() {
    check();
  }

  /** The ends are the two faces, and the middle lies between them. */
  @SelfCheck
  public void check() {
    scene.shape(0, positions, normals);
    Expect.close("first shape", scene.first().positions(), positions, 0);
    scene.shape(1, positions, normals);
    Expect.close("last shape", scene.second().positions(), positions, 0);
    scene.shape(0.5f, positions, normals);
    for (int i = 0; i < positions.length; i++) {
      double middle = (scene.first().positions()[i] + scene.second().positions()[i]) / 2;
      Expect.close("middle at " + i, middle, positions[i], 1e-6);
    }
  }

  /** All shapes. */
  @Benchmark
  public void morphs(Blackhole blackhole) {
    MorphRatios ratios = new MorphRatios(frames);
    for (int frame = 0; frame < frames; frame++) {
      scene.shape(ratios.ratio(frame), positions, normals);
      blackhole.consume(normals);
    }
  }
}
