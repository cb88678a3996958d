package org.fitterbench.benchmarks.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.limit.MachineLimits;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.Figure;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.record.Direction;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From rest vertices and bone transforms to posed vertices of one body. */
@Title("Skinning")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SkinningBenchmark {
  private static final int POOL = 8;

  /** Single precision at coordinates of up to 4 m, over up to 9 influences. */
  private static final double TOLERANCE_METRES = 1e-5;

  /** How vertices follow their bones. */
  @Param({"LBS", "DQS"})
  public Skinning skinning = Skinning.LBS;

  private final BodyModel model = BodyInput.model();
  private final BodyModel scalar = model.withKernel(SkinningKernel.SCALAR);
  private final List<BodyWorkspace> posed = new ArrayList<>();
  private MachineLimits limits = new MachineLimits(1, 1);
  private int next;

  /** How near the machine's limit an iteration came. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Roof {
    /** Of what memory bandwidth and floating-point rate allow; the lower of the two roofs. */
    @Figure(unit = "%", direction = Direction.HIGHER_IS_BETTER)
    public double limitShare;

    private double passes;
    private double nanos;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
      passes = 0;
      nanos = 0;
    }

    private void add(long elapsedNanos, double bytes, double operations, MachineLimits limits) {
      passes++;
      nanos += elapsedNanos;
      limitShare = limits.percentReached(passes * bytes, passes * operations, nanos);
    }
  }

  /** Poses a pool of bodies. */
  @Setup(Level.Trial)
  public void setUp() {
    posed.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, skinning, workspace, StageTrace.off());
      posed.add(workspace);
    }
    limits = MachineLimits.measure();
    check();
  }

  /** The vertices are those of the definition, computed plainly in double precision. */
  @SelfCheck
  public void check() {
    BodyWorkspace workspace = posed.getFirst();
    model.skin(skinning, workspace);
    float[] expected =
        PlainSkinning.skin(
            skinning, model.influences(), workspace.boneTransforms(), workspace.restVertices());
    Expect.close("skinned coordinates", expected, workspace.vertices(), TOLERANCE_METRES);
  }

  /** The skinning of one body. */
  @Benchmark
  public float[] skin(Roof roof) {
    return skin(model, roof);
  }

  /** The straightforward way: one vertex after the other, without vector instructions. */
  @Benchmark
  @Title("Skinning, straightforward")
  public float[] plain(Roof roof) {
    return skin(scalar, roof);
  }

  private float[] skin(BodyModel with, Roof roof) {
    next = (next + 1) % posed.size();
    BodyWorkspace workspace = posed.get(next);
    long start = System.nanoTime();
    with.skin(skinning, workspace);
    roof.add(System.nanoTime() - start, bytes(), operations(), limits);
    return workspace.vertices();
  }

  /** Vertices before and after, and the influences with their offsets. */
  private double bytes() {
    int influence = Short.BYTES + Float.BYTES;
    return (2.0 * 3 * Float.BYTES + Integer.BYTES) * model.vertexCount()
        + (double) influence * model.influences().bones().length;
  }

  /**
   * Additions and multiplications of the definition: blending 12 or 8 numbers for an influence,
   * then moving the vertex by a matrix, or by a dual quaternion: three cross products of 9, the
   * norm and its reciprocal, and 30 to combine them.
   */
  private double operations() {
    double influences = model.influences().bones().length;
    return switch (skinning) {
      case LBS -> 24 * influences + 18.0 * model.vertexCount();
      case DQS -> 16 * influences + (3 * 9 + 8 + 30.0) * model.vertexCount();
    };
  }
}
