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
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From phenotypes and poses to vertices, for a batch of bodies with linear blend skinning. */
@Title("Forward pass")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForwardPassBenchmark {
  private static final int POOL = 32;

  /** A batch and a single pass run the same kernels, so they agree to the last bit or two. */
  private static final double TOLERANCE_METRES = 1e-6;

  /** Bodies in one operation. */
  @Param({"1", "4", "8", "26"})
  public int batch = 1;

  private final BodyModel model = BodyInput.model();
  private List<List<BodyParameters>> batches = List.of();
  private List<BodyWorkspace> workspaces = List.of();
  private int next;

  /** Cuts a pool of bodies into batches. */
  @Setup(Level.Trial)
  public void setUp() {
    int count = Math.max(2, POOL / batch);
    List<BodyParameters> bodies = RandomBodies.of(model, count * batch);
    batches = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      batches.add(bodies.subList(index * batch, (index + 1) * batch));
    }
    workspaces = new ArrayList<>();
    for (int body = 0; body < batch; body++) {
      workspaces.add(model.newWorkspace());
    }
    check();
  }

  /** Every body of a batch is the body that a pass of its own gives. */
  @SelfCheck
  public void check() {
    model.forwardBatch(batches.getFirst(), Skinning.LBS, workspaces, StageTrace.off());
    BodyWorkspace single = model.newWorkspace();
    for (int body = 0; body < batch; body++) {
      model.forward(batches.getFirst().get(body), Skinning.LBS, single, StageTrace.off());
      Expect.close(
          "vertices of body " + body,
          single.vertices(),
          workspaces.get(body).vertices(),
          TOLERANCE_METRES);
    }
  }

  /** One forward pass of a batch. */
  @Benchmark
  public List<BodyWorkspace> forward() {
    next = (next + 1) % batches.size();
    model.forwardBatch(batches.get(next), Skinning.LBS, workspaces, StageTrace.off());
    return workspaces;
  }
}
