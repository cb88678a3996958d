package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.settings.PrecisionMode;
import org.fitterbench.segmentation.settings.Profile;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.LoadedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InferenceChoiceTest {
  private static final SegmentationSettings MIXED = with(PrecisionMode.MIXED);

  /** A model that computes with the numbers of its file. */
  private record Fixed() implements LoadedModel {
    @Override
    public Extent input() {
      return new Extent(144, 256, 3);
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public boolean takesPrecision() {
      return false;
    }

    @Override
    public List<SegmentationModel> open(
        InferenceSettings settings, TorchRuntime runtime, int callers) {
      return List.of();
    }
  }

  @ParameterizedTest
  @EnumSource
  void mixedPrecisionIsOneThatTheDeviceHas(TorchDevice device) {
    InferenceSettings made = InferenceChoice.of(MIXED, device);
    assertEquals(device, made.device());
    assertTrue(Precision.supportedOn(device).contains(made.precision()));
    assertEquals(MIXED.model().batchSize(), made.maximumBatch());
  }

  @ParameterizedTest
  @EnumSource
  void mixedPrecisionLeavesAFileItsOwnNumbers(TorchDevice device) {
    assertEquals(Precision.FP32, InferenceChoice.of(MIXED, device, new Fixed()).precision());
  }

  @Test
  void aPrecisionThatTheDeviceLacksIsRefused() {
    assertThrows(
        UserInputException.class,
        () -> InferenceChoice.of(with(PrecisionMode.FP16), TorchDevice.CPU));
    assertThrows(
        UserInputException.class,
        () -> InferenceChoice.of(with(PrecisionMode.FP16), TorchDevice.CPU, new Fixed()));
  }

  private static SegmentationSettings with(PrecisionMode mode) {
    SegmentationSettings base = Profile.BALANCED.settings();
    return base.withGpu(base.gpu().withPrecision(mode));
  }
}
