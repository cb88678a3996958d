package org.fitterbench.benchmarks.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.fitter.model.ActiveShapes;
import org.fitterbench.fitter.model.BlendShapes;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
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
  private int next;

  /** Computes the coefficients of a pool of bodies. */
  @Setup(Level.Trial)
  public void setUp() {
    shaped.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.computeCoefficients(body, workspace);
      shaped.add(workspace);
    }
    check();
  }

  /** The vertices are template plus shapes, summed plainly in double precision. */
  @SelfCheck
  public void check() {
    BodyWorkspace workspace = shaped.getFirst();
    model.blendShapes(workspace);
    Expect.close(
        "rest coordinates",
        plainBlend(workspace.activeShapes()),
        workspace.restVertices(),
        TOLERANCE_METRES);
  }

  private float[] plainBlend(ActiveShapes active) {
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
  public float[] blend() {
    next = (next + 1) % shaped.size();
    BodyWorkspace workspace = shaped.get(next);
    model.blendShapes(workspace);
    return workspace.restVertices();
  }
}
