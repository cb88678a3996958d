package org.fitterbench.segmentation.model;

import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/** Opens networks as models that compute masks. */
public final class SegmentationModels {
  private SegmentationModels() {}

  /**
   * A model of a network for one caller at a time.
   *
   * @throws UserInputException when the network makes no mask, or the device is not there
   */
  public static SegmentationModel open(
      Network network, InferenceSettings settings, TorchRuntime runtime) {
    return open(network, settings, runtime, 1).getFirst();
  }

  /**
   * Models of a network for several callers at the same time, which share its weights. Each is
   * closed by itself, in any order.
   *
   * @param callers how many, at least 1
   * @throws UserInputException when the network makes no mask, or the device is not there
   */
  public static List<SegmentationModel> open(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {
    if (callers < 1) {
      throw new IllegalArgumentException("At least one caller: " + callers);
    }
    Extent made = network.output();
    if (network.input().channels() != 3 || made.channels() != 1) {
      throw new UserInputException(
          "the network "
              + network.name()
              + " makes "
              + made
              + " of "
              + network.input()
              + ", no mask of RGB",
          "use a segmentation network");
    }
    Compilation compiled = Compilation.of(network, settings, runtime, callers);
    String description = network.name() + " " + network.input() + " as " + compiled.description();
    return Stream.<SegmentationModel>generate(() ->
            new ScriptedModel(compiled.module(), description, network.input(), made, settings))
        .limit(callers)
        .toList();
  }
}
