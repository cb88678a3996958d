package org.fitterbench.fitter.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skeleton.RigidTransforms;

/**
 * The fit of the Anny body model (arXiv 2511.03589): the pose by a rigid registration of each bone,
 * then the phenotypes by one damped Gauss-Newton step, then the whole body by a rigid registration.
 * It does not converge for every target.
 */
final class ReferenceSolver implements FitSolver {
  private static final double LARGEST_STEP = 0.2;

  private final FitOptions options;
  private final PoseEstimation poseEstimation;
  private final JacobianComputation jacobian;
  private final float[] residual;
  private final double[] damping;
  private final RigidRegistration whole = new RigidRegistration();
  private final double[] alignment = RigidTransforms.identities(1);

  ReferenceSolver(BodyModel model, FitOptions options) {
    this.options = options;
    poseEstimation = new PoseEstimation(model, options);
    List<ShapeParameter> parameters = new ArrayList<>();
    for (Phenotype phenotype : options.phenotypes()) {
      parameters.add(new ShapeParameter.OfPhenotype(phenotype));
    }
    int[] vertices = options.sample().indices(model.vertexCount());
    jacobian = options.jacobian().prepare(model, options.skinning(), parameters, vertices);
    residual = new float[3 * vertices.length];
    damping = options.phenotypes().stream().mapToDouble(options.regularisation()::weight).toArray();
  }

  @Override
  public void begin(FitState state, boolean posed) {
    // Every iteration begins with a pose of its own, so none has to be kept.
  }

  @Override
  public Optional<StopReason> iterate(FitState state, StageTrace trace) {
    try (Stage _ = trace.stage("pose-estimation")) {
      poseEstimation.estimate(state, trace);
    }
    Jacobian here;
    try (Stage _ = trace.stage("jacobian")) {
      here = jacobian.at(state.body(), trace);
    }
    double[] step;
    try (Stage _ = trace.stage("linear-solve")) {
      subtract(state.target().vertices(), here);
      step = NormalEquations.solve(here.values(), residual, damping);
    }
    try (Stage _ = trace.stage("update")) {
      update(state.body(), step);
      state.forward(trace);
    }
    try (Stage _ = trace.stage("global-alignment")) {
      align(state, trace);
    }
    return Optional.empty();
  }

  /** Target minus body at the Jacobian's vertices. */
  private void subtract(float[] target, Jacobian here) {
    int[] vertices = here.vertices();
    float[] positions = here.positions();
    for (int index = 0; index < vertices.length; index++) {
      for (int axis = 0; axis < 3; axis++) {
        int at = 3 * index + axis;
        residual[at] = target[3 * vertices[index] + axis] - positions[at];
      }
    }
  }

  private void update(BodyParameters body, double[] step) {
    for (int index = 0; index < step.length; index++) {
      Phenotype phenotype = options.phenotypes().get(index);
      double bounded = Math.clamp(step[index], -LARGEST_STEP, LARGEST_STEP);
      body.setPhenotype(
          phenotype,
          Math.clamp(
              body.phenotype(phenotype) + bounded,
              options.bounds().lower(),
              options.bounds().upper()));
    }
  }

  private void align(FitState state, StageTrace trace) {
    double[] pose = state.body().pose();
    whole.register(state.workspace().vertices(), state.target().vertices(), alignment, 0);
    RigidTransforms.multiply(alignment, 0, pose, 0, pose, 0);
    state.takeRotation(0);
    state.forward(trace);
  }
}
