package org.fitterbench.segmentation.tuning;

import java.util.List;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.settings.SegmentationSettings;

/** Opens the network of a search as some settings want it. */
public interface ModelOpener {
  /**
   * The network that some settings choose.
   *
   * @param settings input size
   * @param width columns of the pictures, of an eye's in stereo
   * @param height rows of them
   * @throws org.fitterbench.core.failure.UserInputException when the network cannot take them
   */
  Chosen chosen(SegmentationSettings settings, int width, int height);

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

  /**
   * A network as it will run.
   *
   * @param network a name that no other network has, with its input's size
   * @param precision what it computes with
   * @param input rows, columns and channels of its pictures
   */
  record Chosen(String network, String precision, Extent input) {}
}
