package org.fitterbench.benchmarks.segmentation;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.SegmentationInput;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.fitterbench.segmentation.pipeline.SegmentationPipeline;
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

/** One picture of 1920 x 1080 in memory to its cut-out in memory. */
@Title("Picture segmentation")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PictureSegmentationBenchmark {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int OPAQUE = 0xFF000000;
  private static final int LEVELS = 255;
  private static final long SEED = 20260202;

  /** How the mask is brought to the picture's edges. */
  @Param("GUIDED")
  public Refinement refine = Refinement.GUIDED;

  private final Picture picture = noise(WIDTH, HEIGHT);
  private final SegmentationModel model = model();
  private SegmentationPipeline pipeline =
      new SegmentationPipeline(model, config(CutOut.COMPOSITE, Refinement.NONE));

  private static SegmentationModel model() {
    return SegmentationModels.open(
        SegmentationInput.network(WIDTH, HEIGHT),
        InferenceSettings.defaults(),
        SegmentationInput.startEngine());
  }

  private static SegmentationConfig config(CutOut output, Refinement refinement) {
    return new SegmentationConfig(output, new Backdrop.Colour(0x30A060), refinement);
  }

  private static Picture noise(int width, int height) {
    Random random = new Random(SEED);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = OPAQUE | random.nextInt();
    }
    return new Picture(width, height, pixels);
  }

  /** Makes the pipeline of this refinement. */
  @Setup(Level.Trial)
  public void setUp() {
    pipeline = new SegmentationPipeline(model, config(CutOut.COMPOSITE, refine));
    check();
  }

  /** At the network's own size, where nothing is resized, the mask is what the network says. */
  @SelfCheck
  public void check() {
    Extent size = model.input();
    Picture small = noise(size.width(), size.height());
    Picture mask =
        new SegmentationPipeline(model, config(CutOut.MASK, Refinement.NONE))
            .segment(small, StageTrace.off())
            .output();
    var input = model.inputs(1);
    for (int i = 0; i < small.pixels().length; i++) {
      for (int channel = 0; channel < size.channels(); channel++) {
        int level = small.pixels()[i] >> (16 - 8 * channel) & 0xFF;
        input.put(size.channels() * i + channel, level / (float) LEVELS);
      }
    }
    float[] probabilities = new float[model.output().size()];
    model.infer(probabilities);
    for (int i = 0; i < probabilities.length; i++) {
      double level = mask.pixels()[i] & 0xFF;
      Expect.close("the mask at " + i, LEVELS * probabilities[i], level, 1);
    }
  }

  /** The whole way. */
  @Benchmark
  public Picture segment() {
    return pipeline.segment(picture, StageTrace.off()).output();
  }

  /** Gives the network back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    model.close();
  }
}
