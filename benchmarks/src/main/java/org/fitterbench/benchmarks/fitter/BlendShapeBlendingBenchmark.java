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
import org.fitterbench.fitter.model.ActiveShapes;
import org.fitterbench.fitter.model.BlendShapes;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.PhenotypeCoefficients;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From blend shape coefficients to the rest vertices of one body. */
@Title("Blend-shape blending")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BlendShapeBlendingBenchmark {
  private static final int POOL = 8;

  /** Single precision at coordinates of up to 2 m, over a few hundred shapes. */
  private static final double TOLERANCE_METRES = 1e-5;

  private final BodyModel model = BodyInput.model();
  private final List<BodyWorkspace> shaped = new ArrayList<>();
  private MachineLimits limits = new MachineLimits(1, 1);
  private float[] dense = new float[0];
  private float[] plainVertices = new float[0];
  private int next;

  /** How near the machine's limit an iteration came. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Roof {
    /**
     * The bytes of offsets, template and vertices that are read and written, in a second, over the
     * measured memory bandwidth; above 100 % when they come from a cache.
     */
    @Figure(unit = "%", direction = Direction.HIGHER_IS_BETTER)
    public double bandwidthShare;

    private double bytes;
    private double nanos;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
      bytes = 0;
      nanos = 0;
    }

    private void add(double moved, long elapsedNanos, MachineLimits limits) {
      bytes += moved;
      nanos += elapsedNanos;
      bandwidthShare = limits.percentReached(bytes, 0, nanos);
    }
  }

  /** Computes the coefficients of a pool of bodies. */
  @Setup(Level.Trial)
  public void setUp() {
    shaped.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.computeCoefficients(body, workspace);
      shaped.add(workspace);
    }
    dense = denseOffsets();
    plainVertices = new float[model.template().length];
    limits = MachineLimits.measure();
    check();
  }

  /** [564][V·3] the offsets of the phenotypes' shapes in metres, zeros included. */
  private float[] denseOffsets() {
    int length = model.template().length;
    short[] shape = new short[length];
    float[] offsets = new float[PhenotypeCoefficients.STORED_COUNT * length];
    for (int index = 0; index < PhenotypeCoefficients.STORED_COUNT; index++) {
      model.shapes().offsets(index, shape);
      for (int i = 0; i < length; i++) {
        offsets[index * length + i] = BlendShapes.METRES_PER_UNIT * shape[i];
      }
    }
    return offsets;
  }

  /** The vertices are template plus shapes, summed plainly in double precision. */
  @SelfCheck
  public void check() {
    BodyWorkspace workspace = shaped.getFirst();
    model.blendShapes(workspace);
    Expect.close(
        "rest coordinates",
        definition(workspace.activeShapes()),
        workspace.restVertices(),
        TOLERANCE_METRES);
    plainBlend(workspace.coefficients());
    Expect.close(
        "straightforward coordinates", workspace.restVertices(), plainVertices, TOLERANCE_METRES);
  }

  private float[] definition(ActiveShapes active) {
    double[] sum = new double[3 * model.vertexCount()];
    for (int i = 0; i < sum.length; i++) {
      double scale = i % 3 == 2 ? active.templateVertical() : active.templateHorizontal();
      sum[i] = scale * model.template()[i];
    }
    short[] offsets = new short[sum.length];
    for (int index = 0; index < active.count(); index++) {
      model.shapes().offsets(active.shape(index), offsets);
      for (int i = 0; i < sum.length; i++) {
        double scale = i % 3 == 2 ? active.vertical(index) : active.horizontal(index);
        sum[i] += scale * BlendShapes.METRES_PER_UNIT * offsets[i];
      }
    }
    float[] rounded = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      rounded[i] = (float) sum[i];
    }
    return rounded;
  }

  /** The blending of one body. */
  @Benchmark
  public float[] blend(Roof roof) {
    next = (next + 1) % shaped.size();
    BodyWorkspace workspace = shaped.get(next);
    long start = System.nanoTime();
    model.blendShapes(workspace);
    long elapsed = System.nanoTime() - start;
    long offsets = model.shapes().bytesRead(workspace.activeShapes());
    roof.add((double) (offsets + templateAndVertexBytes()), elapsed, limits);
    return workspace.restVertices();
  }

  private long templateAndVertexBytes() {
    return 2L * Float.BYTES * model.template().length;
  }

  /** The straightforward way: every shape in full, whether its coefficient is 0 or not. */
  @Benchmark
  @Title("Blend-shape blending, straightforward")
  public float[] plain(Roof roof) {
    next = (next + 1) % shaped.size();
    long start = System.nanoTime();
    plainBlend(shaped.get(next).coefficients());
    long elapsed = System.nanoTime() - start;
    roof.add((double) Float.BYTES * dense.length + templateAndVertexBytes(), elapsed, limits);
    return plainVertices;
  }

  private void plainBlend(double[] coefficients) {
    int length = plainVertices.length;
    System.arraycopy(model.template(), 0, plainVertices, 0, length);
    int stored = 0;
    for (int index = 0; index < PhenotypeCoefficients.COUNT; index++) {
      if (!PhenotypeCoefficients.isNewborn(index)) {
        float coefficient = (float) coefficients[index];
        int from = stored * length;
        for (int i = 0; i < length; i++) {
          plainVertices[i] += coefficient * dense[from + i];
        }
        stored++;
      }
    }
  }
}
