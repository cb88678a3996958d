package org.fitterbench.segmentation.model;

import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/** Opens networks as models that compute masks. */
public final class SegmentationModels {
  /** Said in the description of a network that was never trained. */
  static final String UNTRAINED = "; its weights are random, its masks mean nothing";

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
   * Models of a network for several callers at the same time, which share its weights where the
   * operators allow it. Each is closed by itself, in any order.
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
    if (settings.execution() == Execution.BLOCK) {
      return Stream.<SegmentationModel>generate(() -> new PlainModel(network, settings, runtime))
          .limit(callers)
          .toList();
    }
    Compilation compiled = Compilation.of(network, settings, runtime, callers);
    String description = network.name() + " " + network.input() + " as " + compiled.description();
    return compiled.programs().stream()
        .<SegmentationModel>map(program ->
            new ScriptedModel(
                program,
                network.trained() ? description : description + UNTRAINED,
                network.input(),
                made,
                network.trained(),
                settings))
        .toList();
  }

  /**
   * Models of a program for several callers at the same time. Each is closed by itself, in any
   * order; the program is released once for each.
   *
   * @param description which program it is and how it is run
   * @param input rows, columns and the three channels of its pictures
   * @param output rows and columns of its masks
   */
  public static List<SegmentationModel> of(
      MaskProgram program,
      String description,
      Extent input,
      Extent output,
      InferenceSettings settings,
      int callers) {
    return Stream.<SegmentationModel>generate(
            () -> new ScriptedModel(program, description, input, output, true, settings))
        .limit(callers)
        .toList();
  }
}
