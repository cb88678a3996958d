package org.fitterbench.benchmarks.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.suite.Expect;
import org.fitterbench.benchmarks.suite.SelfCheck;
import org.fitterbench.benchmarks.suite.Title;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From phenotypes and poses to vertices, for a batch of bodies with linear blend skinning, on each
 * backend. {@code scalar} are plain loops, {@code torch} is the reference's tensor formulation on
 * PyTorch.
 */
@Title("Forward pass")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForwardPassBenchmark {
  private static final int POOL = 32;

  /** Kernels agree to the last bits; PyTorch has joints and transforms in single precision. */
  private static final double TOLERANCE_METRES = 1e-4;

  /** What computes. */
  @Param({"vector", "scalar", "torch"})
  public String backend = "vector";

  /** Bodies in one operation. */
  @Param({"1", "4", "26"})
  public int batch = 1;

  private final BodyModel model = BodyInput.model();
  private List<List<BodyParameters>> batches = List.of();
  private BodyBackend opened = open("scalar");
  private int next;

  private BodyBackend open(String label) {
    return BodyInput.open(Backend.byLabel(label).orElseThrow(), model, Skinning.LBS);
  }

  /** Opens the backend and cuts a pool of bodies into batches. */
  @Setup(Level.Trial)
  public void setUp() {
    opened = open(backend);
    int count = Math.max(2, POOL / batch);
    List<BodyParameters> bodies = RandomBodies.of(model, count * batch);
    batches = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      batches.add(bodies.subList(index * batch, (index + 1) * batch));
    }
    check();
  }

  /** Every body of a batch is the body that a pass of its own gives on the scalar kernels. */
  @SelfCheck
  public void check() {
    List<float[]> vertices = opened.forward(batches.getFirst(), StageTrace.off());
    BodyModel scalar = model.withKernel(SkinningKernel.SCALAR);
    BodyWorkspace single = scalar.newWorkspace();
    for (int body = 0; body < batch; body++) {
      scalar.forward(batches.getFirst().get(body), Skinning.LBS, single, StageTrace.off());
      Expect.close(
          "vertices of body " + body, single.vertices(), vertices.get(body), TOLERANCE_METRES);
    }
  }

  /** Gives back what the backend holds. */
  @TearDown(Level.Trial)
  public void tearDown() {
    opened.close();
  }

  /** One forward pass of a batch. */
  @Benchmark
  public List<float[]> forward() {
    next = (next + 1) % batches.size();
    return opened.forward(batches.get(next), StageTrace.off());
  }
}
