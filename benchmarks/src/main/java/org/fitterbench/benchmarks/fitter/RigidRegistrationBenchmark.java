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
import org.fitterbench.fitter.regression.BonePartition;
import org.fitterbench.fitter.regression.BoneRegistration;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skinning.Skinning;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The weighted rigid registration of the vertices of every bone from one body to another. */
@Title("Rigid registration")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RigidRegistrationBenchmark {
  private static final int POOL = 4;
  private static final double MINIMUM_WEIGHT = 0.01;

  /** A registration may cost this much more than the independent one, relatively. */
  private static final double COST_TOLERANCE = 1e-6;

  /** Costs below this, in m² of all vertices of a bone together, are rounding. */
  private static final double COST_FLOOR = 1e-12;

  private final List<BoneRegistration> registrations = new ArrayList<>();
  private final List<float[]> bodies = new ArrayList<>();
  private BonePartition partition = new BonePartition(new int[1], new int[0], new float[0], 0);
  private double[] transforms = {};
  private int next;

  /** Prepares the registration of each body of a pool to the next one. */
  @Setup(Level.Trial)
  public void setUp() {
    BodyModel model = BodyInput.model();
    partition = BonePartition.of(model.influences(), MINIMUM_WEIGHT);
    transforms = new double[RigidTransforms.STRIDE * model.boneCount()];
    bodies.clear();
    registrations.clear();
    for (BodyParameters body : RandomBodies.of(model, POOL)) {
      BodyWorkspace workspace = model.newWorkspace();
      model.forward(body, Skinning.LBS, workspace, StageTrace.off());
      bodies.add(workspace.vertices());
    }
    for (int body = 0; body < POOL; body++) {
      BoneRegistration registration = new BoneRegistration(partition);
      registration.gather(bodies.get(body), bodies.get((body + 1) % POOL));
      registration.placeJoints();
      registrations.add(registration);
    }
    check();
  }

  /** Every transform is a rotation and brings the points as close as Kabsch's algorithm does. */
  @SelfCheck
  public void check() {
    registrations.getFirst().register(transforms);
    for (int bone = 0; bone < partition.boneCount(); bone++) {
      if (partition.hasVertices(bone)) {
        KabschOracle points = new KabschOracle(partition, bone, bodies.get(0), bodies.get(1));
        points.requireRotation(transforms, RigidTransforms.STRIDE * bone);
        double cost = points.cost(transforms, RigidTransforms.STRIDE * bone);
        double best = points.cost(points.register(), 0);
        Expect.that(
            cost <= best * (1 + COST_TOLERANCE) + COST_FLOOR,
            "bone " + bone + " is registered at a cost of " + cost + " instead of " + best);
      }
    }
  }

  /** The registration of all bones of one body. */
  @Benchmark
  public double[] register() {
    next = (next + 1) % registrations.size();
    registrations.get(next).register(transforms);
    return transforms;
  }
}
