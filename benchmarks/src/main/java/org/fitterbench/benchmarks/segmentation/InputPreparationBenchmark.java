package org.fitterbench.benchmarks.segmentation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.frame.View;
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

/** One frame in memory to a model's input of 256 x 256, on one thread. */
@Title("Preparing the input")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class InputPreparationBenchmark {
  private static final int SIDE = 256;
  private static final int CHANNELS = 3;

  /** Of single precision, over as many samples as a filter of the largest reduction has. */
  private static final double TOLERANCE = 1e-5;

  /** The frame's size; others are measured when they are asked for. */
  @Param("4k")
  public String resolution = "4k";

  private final FloatBuffer inputs = inputs();
  private NativeFrame frame = VideoScene.frame(2, 2);
  private InputPreparation vector = preparation(FrameKernel.fastest());
  private InputPreparation scalar = preparation(FrameKernel.SCALAR);

  private static FloatBuffer inputs() {
    return ByteBuffer.allocateDirect(SIDE * SIDE * CHANNELS * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private InputPreparation preparation(FrameKernel kernel) {
    return new InputPreparation(
        View.whole(frame.width(), frame.height()),
        Rotation.NONE,
        SIDE,
        SIDE,
        frame.colours(),
        kernel);
  }

  /** Makes the frame. */
  @Setup(Level.Trial)
  public void setUp() {
    frame.close();
    Resolution size = Resolution.of(resolution);
    frame = VideoScene.frame(size.width(), size.height());
    vector = preparation(FrameKernel.fastest());
    scalar = preparation(FrameKernel.SCALAR);
    check();
  }

  /** Both kernels agree, and the input's mean luma is the frame's. */
  @SelfCheck
  public void check() {
    float[] plain = new float[inputs.capacity()];
    scalar.prepare(frame, inputs, 0);
    inputs.get(0, plain);
    float[] fast = new float[inputs.capacity()];
    vector.prepare(frame, inputs, 0);
    inputs.get(0, fast);
    Expect.close("input", plain, fast, TOLERANCE);
    double expected = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        expected += (VideoScene.level(frame.luma(), x, y) - 16) / 219.0;
      }
    }
    double luma = 0;
    for (int i = 0; i < fast.length; i += CHANNELS) {
      luma += 0.2126 * fast[i] + 0.7152 * fast[i + 1] + 0.0722 * fast[i + 2];
    }
    double samples = (double) frame.width() * frame.height();
    Expect.close("mean luma", expected / samples, luma / (SIDE * SIDE), 5e-3);
  }

  /** The whole preparation, with the fastest kernel. */
  @Benchmark
  public FloatBuffer prepare() {
    vector.prepare(frame, inputs, 0);
    return inputs;
  }

  /** The same without vector instructions. */
  @Benchmark
  @Title("Preparing the input, straightforward")
  public FloatBuffer plain() {
    scalar.prepare(frame, inputs, 0);
    return inputs;
  }

  /** Gives the frame's memory back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    frame.close();
  }
}
