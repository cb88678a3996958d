package org.fitterbench.segmentation.pipeline;

import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.settings.PrecisionMode;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.LoadedModel;

/** How a network is run for the settings of a video. */
public final class InferenceChoice {
  private InferenceChoice() {}

  /**
   * The settings of the engine: on the CPU one thread for each model, for models run beside each
   * other and beside the other stages.
   *
   * @throws org.fitterbench.core.failure.UserInputException when the device cannot compute with
   *     that precision
   */
  public static InferenceSettings of(SegmentationSettings settings, TorchDevice device) {
    Precision precision = precision(settings.gpu().precision(), device);
    precision.requireOn(device);
    return new InferenceSettings(
        device,
        precision,
        InferenceSettings.defaults().execution(),
        1,
        settings.model().batchSize());
  }

  /**
   * The same for one model: mixed precision leaves to a model with numbers of its own what these
   * are.
   *
   * @throws org.fitterbench.core.failure.UserInputException as {@link #of(SegmentationSettings,
   *     TorchDevice)}
   */
  public static InferenceSettings of(
      SegmentationSettings settings, TorchDevice device, LoadedModel model) {
    boolean open = settings.gpu().precision() == PrecisionMode.MIXED && !model.takesPrecision();
    return of(
        open ? settings.withGpu(settings.gpu().withPrecision(PrecisionMode.FP32)) : settings,
        device);
  }

  private static Precision precision(PrecisionMode mode, TorchDevice device) {
    return switch (mode) {
      case FP32 -> Precision.FP32;
      case FP16 -> Precision.FP16;
      case BF16 -> Precision.BF16;
      case INT8 -> Precision.INT8;
      case MIXED ->
          // Masks from 16 bits of the CPU's own kind differ; where it is safe is the GPU's half.
          device == TorchDevice.GPU && Precision.supportedOn(device).contains(Precision.FP16)
              ? Precision.FP16
              : Precision.FP32;
    };
  }
}
