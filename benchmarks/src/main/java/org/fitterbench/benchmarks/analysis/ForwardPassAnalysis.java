package org.fitterbench.benchmarks.analysis;

import java.util.List;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;

/** Takes one forward pass of the body model apart into its stages. */
final class ForwardPassAnalysis {
  static final String ID = "forward-pass";

  private ForwardPassAnalysis() {}

  static Breakdown measure(BodyModel model, RepeatedTimer timer) {
    BodyParameters body = RandomBodies.of(model, 1).getFirst();
    BodyWorkspace workspace = model.newWorkspace();
    return Breakdown.of(
        ID,
        "Forward pass, one body, linear blend skinning",
        timer.traces(ID, trace -> model.forward(body, Skinning.LBS, workspace, trace)));
  }

  /** How many bytes a forward pass writes its results into, for one body. */
  static long resultBytes(BodyModel model) {
    BodyWorkspace workspace = model.newWorkspace();
    return Float.BYTES * (long) (workspace.vertices().length + workspace.restVertices().length)
        + Double.BYTES
            * List.of(
                    workspace.coefficients(),
                    workspace.boneHeads(),
                    workspace.boneTails(),
                    workspace.restPoses(),
                    workspace.bonePoses(),
                    workspace.boneTransforms())
                .stream()
                .mapToLong(array -> array.length)
                .sum();
  }
}
