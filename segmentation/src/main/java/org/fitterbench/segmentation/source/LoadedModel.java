package org.fitterbench.segmentation.source;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;

/** A model that has been found for pictures of one size and can be opened. */
public interface LoadedModel {
  /** What to call it; models of one source and one input size have the same name. */
  String name();

  /** Rows, columns and channels of its pictures. */
  Extent input();

  /** Whether it computes with the numbers that it is told to, and not those of its own file. */
  boolean takesPrecision();

  /**
   * Models for several callers at the same time, which share the weights. Each is closed by itself,
   * in any order.
   *
   * @param callers how many, at least 1
   * @throws UserInputException when the model is not what it is said to be, or the device or the
   *     precision is not to be had
   */
  List<SegmentationModel> open(InferenceSettings settings, TorchRuntime runtime, int callers);

  /** A model for one caller at a time. */
  default SegmentationModel open(InferenceSettings settings, TorchRuntime runtime) {
    return open(settings, runtime, 1).getFirst();
  }
}
