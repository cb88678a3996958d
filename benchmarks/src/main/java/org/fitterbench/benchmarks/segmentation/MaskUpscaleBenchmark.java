package org.fitterbench.benchmarks.segmentation;

import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.MaskFinisher;
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

/** A model's mask of 256 x 256 to bytes of the frame's size, on one thread. */
@Title("Bringing the mask to the frame")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class MaskUpscaleBenchmark {
  /** The frame's size; others are measured when they are asked for. */
  @Param("4k")
  public String resolution = "4k";

  /** Led by the frame's luma, or, when it is asked for, {@code none}: enlarged linearly. */
  @Param("guided")
  public String refine = "guided";

  private final float[] small = VideoScene.mask();
  private NativeFrame frame = VideoScene.frame(2, 2);
  private Plane mask = Plane.allocate(2, 2);
  private MaskFinisher vector = finisher(FrameKernel.fastest());
  private MaskFinisher scalar = finisher(FrameKernel.SCALAR);

  private MaskFinisher finisher(FrameKernel kernel) {
    View view = View.whole(frame.width(), frame.height());
    int side = VideoScene.MASK_SIDE;
    return refine.equals("guided")
        ? MaskFinisher.guided(view, Rotation.NONE, side, side, kernel)
        : MaskFinisher.bilinear(view, Rotation.NONE, side, side, kernel);
  }

  /** Makes the frame. */
  @Setup(Level.Trial)
  public void setUp() {
    frame.close();
    Resolution size = Resolution.of(resolution);
    frame = VideoScene.frame(size.width(), size.height());
    mask = Plane.allocate(size.width(), size.height());
    vector = finisher(FrameKernel.fastest());
    scalar = finisher(FrameKernel.SCALAR);
    check();
  }

  /** Both kernels agree to a level, and the person is where the frame shows it. */
  @SelfCheck
  public void check() {
    Plane plain = Plane.allocate(mask.width(), mask.height());
    scalar.finish(small, 0, frame, plain);
    vector.finish(small, 0, frame, mask);
    VideoScene.expectClose("mask", plain, mask);
    int middle = VideoScene.level(mask, mask.width() / 2, mask.height() / 2);
    Expect.that(middle >= 250, "the person's middle is at " + middle);
    Expect.that(VideoScene.level(mask, 0, 0) <= 5, "the corner is no background");
  }

  /** The whole finishing, with the fastest kernel. */
  @Benchmark
  public Plane upscale() {
    vector.finish(small, 0, frame, mask);
    return mask;
  }

  /** The same without vector instructions. */
  @Benchmark
  @Title("Bringing the mask to the frame, straightforward")
  public Plane plain() {
    scalar.finish(small, 0, frame, mask);
    return mask;
  }

  /** Gives the frame's memory back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    frame.close();
  }
}
