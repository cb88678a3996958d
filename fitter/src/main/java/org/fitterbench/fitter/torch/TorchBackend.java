package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skinning.Skinning;

/**
 * Forward passes on PyTorch. Operations run one by one as the reference's do, without gradients;
 * every intermediate array is closed with its pass.
 */
public final class TorchBackend implements BodyBackend {
  private final BodyModel model;
  private final TorchOptions options;
  private final NDManager manager;
  private final TorchCoefficients coefficients;
  private final TorchShapes shapes;
  private final TorchSkeleton skeleton;
  private final TorchSkinning skinning;
  private final String description;
  private TorchInputs inputs;
  private final List<float[]> vertices = new ArrayList<>();

  /**
   * Brings a model onto PyTorch.
   *
   * @throws UserInputException when the device is missing, or PyTorch has no such skinning
   */
  public TorchBackend(
      TorchRuntime runtime, BodyModel model, Skinning skinning, TorchOptions options) {
    if (skinning != Skinning.LBS) {
      throw new UserInputException(
          "The backend torch knows linear blend skinning only",
          "choose linear blend skinning, or the backend vector");
    }
    this.model = model;
    this.options = options;
    manager = runtime.newManager(options.device());
    runtime.setThreads(options.threads());
    description =
        runtime.description() + ", " + options.device().label() + " " + options.precision().label();
    JniUtils.setGradMode(false);
    TorchConstants constants = new TorchConstants(manager, options);
    coefficients = new TorchCoefficients(constants, options);
    shapes = new TorchShapes(model, options, constants, manager);
    skeleton = new TorchSkeleton(model.skeleton(), constants);
    this.skinning = new TorchSkinning(model.influences(), skeleton.placeOfBone(), constants);
    inputs = new TorchInputs(model, manager, 1);
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UserInputException when a body has local changes and the options leave them out
   */
  @Override
  public List<float[]> forward(List<BodyParameters> bodies, StageTrace trace) {
    PoseParameterisation parameterisation = check(bodies);
    if (inputs.count() != bodies.size()) {
      inputs.close();
      inputs = new TorchInputs(model, manager, bodies.size());
    }
    // Whether gradients are kept is a property of the thread, and each call may have its own.
    JniUtils.setGradMode(false);
    try (NDManager pass = manager.newSubManager()) {
      NDArray active;
      try (Stage _ = trace.stage("coefficients")) {
        inputs.write(bodies);
        active =
            coefficients.compute(
                input(inputs.phenotypes(), pass), input(inputs.localChanges(), pass));
      }
      NDArray rest;
      try (Stage _ = trace.stage("blend-shapes")) {
        rest = shapes.restVertices(active);
      }
      NDArray restPoses;
      try (Stage _ = trace.stage("rest-skeleton")) {
        restPoses = skeleton.restPoses(shapes.bones(active));
      }
      NDArray transforms;
      try (Stage _ = trace.stage("pose")) {
        transforms = skeleton.transforms(parameterisation, restPoses, input(inputs.poses(), pass));
      }
      try (Stage _ = trace.stage("skinning")) {
        read(skinning.skin(rest, transforms), bodies.size());
      }
    }
    return List.copyOf(vertices.subList(0, bodies.size()));
  }

  private PoseParameterisation check(List<BodyParameters> bodies) {
    PoseParameterisation parameterisation = bodies.getFirst().parameterisation();
    for (BodyParameters body : bodies) {
      if (body.parameterisation() != parameterisation) {
        throw new IllegalArgumentException("A batch has one parameterisation of the pose");
      }
      for (double change : body.localChanges()) {
        if (change != 0 && !options.localChanges()) {
          throw new UserInputException(
              "This model on PyTorch was made without local changes",
              "leave them out of the body, or choose the backend vector");
        }
      }
    }
    return parameterisation;
  }

  /** The input on the model's device and in its precision, belonging to one pass. */
  private NDArray input(NDArray array, NDManager pass) {
    NDArray own = array.duplicate();
    own.attach(pass);
    return own.toDevice(pass.getDevice(), false).toType(options.precision().type(), false);
  }

  private void read(NDArray result, int count) {
    NDArray numbers = result.toType(DataType.FLOAT32, false);
    FloatBuffer all = numbers.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    while (vertices.size() < count) {
      vertices.add(new float[3 * model.vertexCount()]);
    }
    for (int body = 0; body < count; body++) {
      all.get(vertices.get(body));
    }
  }

  /** How many arrays outlive a pass. */
  int heldArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    inputs.close();
    manager.close();
  }
}
