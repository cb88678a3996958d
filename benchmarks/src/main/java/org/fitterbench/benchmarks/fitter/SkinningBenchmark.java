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
  private final List<BodyWorkspace> posed = new ArrayList<>();
  private int next;

  /** Poses a pool of bodies. */
  @Setup(Level.Trial)
  public void setUp() {
    posed.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, skinning, workspace, StageTrace.off());
      posed.add(workspace);
    }
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
  public float[] skin() {
    next = (next + 1) % posed.size();
    BodyWorkspace workspace = posed.get(next);
    model.skin(skinning, workspace);
    return workspace.vertices();
  }
}
