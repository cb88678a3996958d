package org.fitterbench.benchmarks.segmentation;

import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Resolution;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.AlphaPacking;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.FrameComposer;
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

/** A frame and its mask to the frame that is encoded, on one thread. */
@Title("Composing frames")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FrameComposeBenchmark {
  private static final int TEAL = 0x208080;

  /** The frame's size; others are measured when they are asked for. */
  @Param("4k")
  public String resolution = "4k";

  /**
   * What is made: a composite over the blurred frame, as is usual, or over a {@code colour} or a
   * {@code picture}; or a {@code mask} or {@code alpha}.
   */
  @Param("blur")
  public String output = "blur";

  private NativeFrame frame = VideoScene.frame(2, 2);
  private Plane mask = Plane.allocate(2, 2);
  private FrameComposer vector = composer(FrameKernel.fastest());
  private FrameComposer scalar = composer(FrameKernel.SCALAR);
  private NativeFrame made = vector.newOutput();

  private FrameComposer composer(FrameKernel kernel) {
    CutOut cutOut =
        switch (output) {
          case "mask" -> CutOut.MASK;
          case "alpha" -> CutOut.ALPHA;
          default -> CutOut.COMPOSITE;
        };
    Backdrop backdrop =
        switch (output) {
          case "picture" -> new Backdrop.Scene(Picture.filled(64, 36, 0xFF000000 | TEAL));
          case "blur" -> new Backdrop.Blur();
          default -> new Backdrop.Colour(TEAL);
        };
    return new FrameComposer(
        cutOut,
        backdrop,
        AlphaPacking.BESIDE,
        frame.width(),
        frame.height(),
        ColourSpace.BT709,
        kernel);
  }

  /** Makes the frame, its mask and the backdrop. */
  @Setup(Level.Trial)
  public void setUp() {
    tearDown();
    Resolution size = Resolution.of(resolution);
    frame = VideoScene.frame(size.width(), size.height());
    mask = Plane.allocate(size.width(), size.height());
    int side = VideoScene.MASK_SIDE;
    View view = View.whole(size.width(), size.height());
    MaskFinisher.bilinear(view, Rotation.NONE, side, side, FrameKernel.SCALAR)
        .finish(VideoScene.mask(), 0, frame, mask);
    vector = composer(FrameKernel.fastest());
    scalar = composer(FrameKernel.SCALAR);
    made = vector.newOutput();
    check();
  }

  /** Both kernels agree to a level, which is what their filters' rounding may change. */
  @SelfCheck
  public void check() {
    try (NativeFrame plain = scalar.newOutput()) {
      scalar.compose(frame, mask, plain);
      vector.compose(frame, mask, made);
      VideoScene.expectClose("luma", plain.luma(), made.luma());
      VideoScene.expectClose("Cb", plain.blue(), made.blue());
      VideoScene.expectClose("Cr", plain.red(), made.red());
    }
  }

  /** The whole composition, with the fastest kernel. */
  @Benchmark
  public NativeFrame compose() {
    vector.compose(frame, mask, made);
    return made;
  }

  /** The same without vector instructions. */
  @Benchmark
  @Title("Composing frames, straightforward")
  public NativeFrame plain() {
    scalar.compose(frame, mask, made);
    return made;
  }

  /** Gives the frames' memory back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    frame.close();
    made.close();
  }
}
