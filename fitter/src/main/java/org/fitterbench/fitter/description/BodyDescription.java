package org.fitterbench.fitter.description;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Rotations;

/**
 * A body by names, independent of a model: what a body file holds. What is not named is at rest: a
 * phenotype at its default, a local change at 0, a bone unturned.
 *
 * @param phenotypes values of phenotypes
 * @param localChanges values of local changes by label
 * @param pose rotation vector of each turned bone but the root, in its own rest frame, radians
 * @param rootRotation rotation vector of the root, radians
 * @param rootTranslation translation of the root, metres
 * @param parameterisation what root rotation and translation mean: in the world, or relative to the
 *     root's rest pose
 */
public record BodyDescription(
    Map<Phenotype, Double> phenotypes,
    Map<String, Double> localChanges,
    Map<String, Vector3> pose,
    Vector3 rootRotation,
    Vector3 rootTranslation,
    PoseParameterisation parameterisation) {
  /** The neutral body. */
  public static final BodyDescription NEUTRAL =
      new BodyDescription(
          Map.of(),
          Map.of(),
          Map.of(),
          Vector3.ZERO,
          Vector3.ZERO,
          PoseParameterisation.ROOT_RELATIVE_WORLD);

  /** Below this angle in radians a bone counts as unturned. */
  private static final double UNTURNED = 1e-12;

  public BodyDescription {
    phenotypes = Collections.unmodifiableMap(copy(phenotypes));
    localChanges = Collections.unmodifiableMap(new LinkedHashMap<>(localChanges));
    pose = Collections.unmodifiableMap(new LinkedHashMap<>(pose));
    if (parameterisation == PoseParameterisation.ABSOLUTE) {
      throw new IllegalArgumentException("Absolute poses are not rotations of bones");
    }
  }

  private static Map<Phenotype, Double> copy(Map<Phenotype, Double> phenotypes) {
    Map<Phenotype, Double> copy = new EnumMap<>(Phenotype.class);
    copy.putAll(phenotypes);
    return copy;
  }

  /**
   * Names the parameters of a body; every phenotype, and the local changes and bones that are not
   * at rest. Translations of bones other than the root have no place in it and are left out.
   *
   * @param body of this model, not in absolute poses
   */
  public static BodyDescription of(BodyModel model, BodyParameters body) {
    Map<Phenotype, Double> phenotypes = new EnumMap<>(Phenotype.class);
    for (Phenotype phenotype : Phenotype.values()) {
      phenotypes.put(phenotype, body.phenotype(phenotype));
    }
    Map<String, Double> localChanges = new LinkedHashMap<>();
    for (int index = 0; index < body.localChanges().length; index++) {
      if (body.localChanges()[index] != 0) {
        localChanges.put(model.localChangeLabels().get(index), body.localChanges()[index]);
      }
    }
    Map<String, Vector3> pose = new LinkedHashMap<>();
    for (int bone = 1; bone < model.boneCount(); bone++) {
      Vector3 rotation = rotation(body.pose(), bone);
      if (Math.hypot(Math.hypot(rotation.x(), rotation.y()), rotation.z()) > UNTURNED) {
        pose.put(model.skeleton().names().get(bone), rotation);
      }
    }
    return new BodyDescription(
        phenotypes,
        localChanges,
        pose,
        rotation(body.pose(), 0),
        new Vector3(body.pose()[3], body.pose()[7], body.pose()[11]),
        body.parameterisation());
  }

  private static Vector3 rotation(double[] pose, int bone) {
    double[] vector = new double[3];
    Rotations.toVector(pose, RigidTransforms.STRIDE * bone, new double[4], vector, 0);
    return new Vector3(vector[0], vector[1], vector[2]);
  }

  /**
   * The parameters of this body for a model.
   *
   * @throws UserInputException when it names a local change or a bone that the model lacks
   */
  public BodyParameters parameters(BodyModel model) {
    BodyParameters neutral = model.neutral();
    BodyParameters body =
        new BodyParameters(
            neutral.phenotypes(), neutral.localChanges(), parameterisation, neutral.pose());
    phenotypes.forEach(body::setPhenotype);
    localChanges.forEach((label, value) -> {
      int index = indexOf("local_changes", "local change", label, model.localChangeLabels());
      body.localChanges()[index] = value;
    });
    pose.forEach((name, rotation) -> {
      int bone = indexOf("pose_rotvec_rad", "bone", name, model.skeleton().names());
      if (bone == 0) {
        throw new UserInputException(
            "pose_rotvec_rad names the root bone '" + name + "'", "turn it by root_rotvec_rad");
      }
      rotate(rotation, body.pose(), bone);
    });
    rotate(rootRotation, body.pose(), 0);
    body.pose()[3] = rootTranslation.x();
    body.pose()[7] = rootTranslation.y();
    body.pose()[11] = rootTranslation.z();
    return body;
  }

  private static void rotate(Vector3 rotation, double[] pose, int bone) {
    Rotations.fromVector(
        rotation.x(), rotation.y(), rotation.z(), pose, RigidTransforms.STRIDE * bone);
  }

  private static int indexOf(String field, String kind, String name, List<String> names) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new UserInputException(
          field + ": the model has no " + kind + " '" + name + "'",
          EditDistance.nearest(name, names)
              .map(nearest -> "the nearest name is '" + nearest + "'")
              .orElse("leave it out: the body data have none"));
    }
    return index;
  }
}
