package org.fitterbench.segmentation.source;

import java.util.List;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/** A network whose layers are known. */
record LoadedNetwork(Network network) implements LoadedModel {
  @Override
  public String name() {
    return network.name() + " " + network.input();
  }

  @Override
  public Extent input() {
    return network.input();
  }

  @Override
  public boolean takesPrecision() {
    return true;
  }

  @Override
  public List<SegmentationModel> open(
      InferenceSettings settings, TorchRuntime runtime, int callers) {
    return SegmentationModels.open(network, settings, runtime, callers);
  }
}
