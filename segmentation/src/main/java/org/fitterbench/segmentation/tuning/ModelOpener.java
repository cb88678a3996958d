package org.fitterbench.segmentation.tuning;

import java.util.List;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.settings.SegmentationSettings;

/** Opens the network of a search as some settings want it. */
@FunctionalInterface
public interface ModelOpener {
  /**
   * Models for several callers at the same time.
   *
   * @param settings precision, input size and batch
   * @param width columns of the pictures, of an eye's in stereo
   * @param height rows of them
   * @param callers how many, at least 1
   * @return as many models, for the caller to close
   * @throws org.fitterbench.core.failure.UserInputException when the device or the network cannot
   */
  List<SegmentationModel> open(SegmentationSettings settings, int width, int height, int callers);
}
