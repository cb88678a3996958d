package org.fitterbench.benchmarks.segmentation;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.SegmentationInput;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;
import org.fitterbench.segmentation.model.Execution;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.PaintedPortrait;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.network.Network;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * A batch of pictures, ready in the model's buffer, to their masks. The plain DJL block with the
 * engine's own number of threads is what the others are held to. Other networks ({@code
 * selfie-landscape}, {@code unet}, {@code mobilenet}), sizes (of a square input, such as {@code
 * 512}), precisions, batches, threads and the execution {@code portable} are measured when they are
 * asked for.
 */
@Title("Inference")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class InferenceBenchmark {
  private static final String OWN = "own";
  private static final int BUILTIN_SIDE = 256;
  private static final double THRESHOLD = 0.5;

  /** How far single precision may be from single precision by other operators. */
  private static final double ROUNDING = 2e-3;

  /** How far shorter numbers may be on average. */
  private static final double SHORT_NUMBERS = 0.05;

  /** {@code selfie}, {@code selfie-landscape}, or a built-in network. */
  @Param("selfie")
  public String network = "selfie";

  /** Side of a square input in places, or {@code own} for the network's own. */
  @Param(OWN)
  public String inputSize = OWN;

  /** The label of an {@link Execution}. */
  @Param({"fused", "block"})
  public String execution = "fused";

  /** The label of a {@link Precision}. */
  @Param("fp32")
  public String precision = "fp32";

  /** Pictures in one operation. */
  @Param("1")
  public int batch = 1;

  /** Threads of the engine's operations; a block has as many as the engine takes by itself. */
  @Param("1")
  public int threads = 1;

  private SegmentationModel model = open(network(), InferenceSettings.defaults());
  private float[] picture = {};
  private float[] masks = {};
  private double maskDifference;
  private double maskOverlap;

  /** How far the mask is from that of single precision: the same in every run. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Quality {
    /** Mean absolute difference of probabilities. */
    @Figure(unit = "of 1", direction = Direction.LOWER_IS_BETTER, tolerance = 1e-4)
    public double maskDifference;

    /** Intersection over union of what is probably a person, percent. */
    @Figure(unit = "%", direction = Direction.HIGHER_IS_BETTER, tolerance = 0.1)
    public double maskOverlap;
  }

  private static SegmentationModel open(Network network, InferenceSettings settings) {
    return SegmentationModels.open(network, settings, SegmentationInput.startEngine());
  }

  private Network network() {
    return switch (network) {
      case "selfie" -> sized(SegmentationInput.network(1, 1));
      case "selfie-landscape" -> sized(SegmentationInput.network(2, 1));
      default -> {
        int side = inputSize.equals(OWN) ? BUILTIN_SIDE : Integer.parseInt(inputSize);
        yield BuiltinNetwork.valueOf(network.toUpperCase(Locale.ROOT)).of(side, side);
      }
    };
  }

  private Network sized(Network own) {
    int side = inputSize.equals(OWN) ? 0 : Integer.parseInt(inputSize);
    return side == 0 ? own : own.resized(side, side);
  }

  private InferenceSettings settings(TorchRuntime engine) {
    Execution chosen = Execution.byLabel(execution).orElseThrow();
    return new InferenceSettings(
        TorchDevice.CPU,
        Precision.byLabel(precision).orElseThrow(),
        chosen,
        chosen == Execution.BLOCK ? engine.defaultThreads() : threads,
        batch);
  }

  /** Opens the network and fills its buffer. */
  @Setup(Level.Trial)
  public void setUp() {
    Network chosen = network();
    model.close();
    model = open(chosen, settings(SegmentationInput.startEngine()));
    picture = PaintedPortrait.of(chosen.input());
    masks = new float[batch * chosen.output().size()];
    var input = model.inputs(batch);
    for (int index = 0; index < batch; index++) {
      input.put(picture);
    }
    check();
  }

  /** Every mask of the batch is near the one that standard operators make in single precision. */
  @SelfCheck
  public void check() {
    float[] expected = new float[model.output().size()];
    InferenceSettings single = InferenceSettings.defaults().withExecution(Execution.PORTABLE);
    try (SegmentationModel portable = open(network(), single)) {
      portable.inputs(1).put(picture);
      portable.infer(expected);
    }
    model.infer(masks);
    double limit = precision.equals("fp32") ? ROUNDING : SHORT_NUMBERS;
    for (int index = 0; index < batch; index++) {
      compare(expected, index * expected.length);
      Expect.that(
          maskDifference <= limit,
          "mask " + index + " is on average " + maskDifference + " from that of fp32");
    }
  }

  private void compare(float[] expected, int start) {
    double difference = 0;
    int both = 0;
    int either = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.abs(expected[i] - masks[start + i]);
      boolean person = expected[i] >= THRESHOLD;
      boolean found = masks[start + i] >= THRESHOLD;
      both += person && found ? 1 : 0;
      either += person || found ? 1 : 0;
    }
    maskDifference = difference / expected.length;
    maskOverlap = either == 0 ? 100 : 100.0 * both / either;
  }

  /** Gives the network back. */
  @TearDown(Level.Trial)
  public void tearDown() {
    model.close();
  }

  /** One batch. */
  @Benchmark
  public float[] infer(Quality quality) {
    quality.maskDifference = maskDifference;
    quality.maskOverlap = maskOverlap;
    model.infer(masks);
    return masks;
  }
}
