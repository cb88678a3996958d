package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.regression.BonePartition;
import org.fitterbench.fitter.regression.BoneRegistration;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.skeleton.RigidTransforms;

/** Takes the joint-wise rigid registration of a fit's first iteration apart into its bones. */
final class RegistrationAnalysis {
  private RegistrationAnalysis() {}

  static ItemCosts measure(
      BodyModel model, FitTarget target, FitOptions options, RepeatedTimer timer) {
    BonePartition partition = BonePartition.of(model.influences(), options.minimumWeight());
    BoneRegistration registration = new BoneRegistration(partition);
    BodyWorkspace neutral = model.newWorkspace();
    model.forward(model.neutral(), options.skinning(), neutral, StageTrace.off());
    registration.gather(neutral.vertices(), target.vertices());
    registration.placeJoints();
    double[] transforms = RigidTransforms.identities(model.boneCount());
    List<Integer> bones = new ArrayList<>();
    List<Runnable> operations = new ArrayList<>();
    for (int bone = 0; bone < partition.boneCount(); bone++) {
      if (partition.hasVertices(bone)) {
        int registered = bone;
        bones.add(bone);
        operations.add(() -> registration.registerBone(registered, transforms));
      }
    }
    List<double[]> millis = timer.millis(operations);
    List<ItemCosts.Sample> samples = new ArrayList<>();
    for (int i = 0; i < bones.size(); i++) {
      int bone = bones.get(i);
      int points = partition.offsets()[bone + 1] - partition.offsets()[bone];
      samples.add(new ItemCosts.Sample(model.skeleton().names().get(bone), points, millis.get(i)));
    }
    return ItemCosts.of(
        "joint-wise-registration",
        "Joint-wise registration by bone, one iteration",
        "Bone",
        "Points",
        samples);
  }
}
