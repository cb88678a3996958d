package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InferenceSettingsTest {
  private static final InferenceSettings DEFAULTS = InferenceSettings.defaults();

  @Test
  void halfPrecisionOnTheCpuIsRefusedWithWhatWorksThere() {
    UserInputException refused =
        assertThrows(UserInputException.class, () -> DEFAULTS.withPrecision(Precision.FP16));
    assertTrue(refused.problem().contains("fp16"), refused.problem());
    assertTrue(refused.problem().contains("CPU"), refused.problem());
    assertEquals("choose one of: fp32, bf16, int8", refused.remedy());
  }

  @Test
  void integersOnTheGpuAreRefusedWithWhatWorksThere() {
    UserInputException refused =
        assertThrows(
            UserInputException.class,
            () -> new InferenceSettings(TorchDevice.GPU, Precision.INT8, Execution.FUSED, 1, 1));
    assertEquals("the precision int8 is not to be had on the GPU", refused.problem());
    assertEquals("choose one of: fp32, fp16, bf16", refused.remedy());
  }

  @ParameterizedTest
  @EnumSource
  void whatADeviceSupportsIsAccepted(TorchDevice device) {
    for (Precision precision : Precision.values()) {
      if (Precision.supportedOn(device).contains(precision)) {
        new InferenceSettings(device, precision, Execution.FUSED, 1, 1);
      } else {
        assertThrows(
            UserInputException.class,
            () -> new InferenceSettings(device, precision, Execution.FUSED, 1, 1));
      }
    }
  }

  @Test
  void aBlockComputesInSinglePrecisionOnly() {
    InferenceSettings block = DEFAULTS.withExecution(Execution.BLOCK);
    assertThrows(UserInputException.class, () -> block.withPrecision(Precision.BF16));
    assertThrows(UserInputException.class, () -> block.withPrecision(Precision.INT8));
  }

  @Test
  void threadsAndBatchesAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withThreads(0));
    assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMaximumBatch(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> DEFAULTS.withMaximumBatch(InferenceSettings.LARGEST_BATCH + 1));
  }

  @Test
  void namesAreFoundAgain() {
    for (Precision precision : Precision.values()) {
      assertEquals(Optional.of(precision), Precision.byLabel(precision.label()));
    }
    for (Execution execution : Execution.values()) {
      assertEquals(Optional.of(execution), Execution.byLabel(execution.label()));
    }
    assertEquals(Optional.empty(), Precision.byLabel("fp64"));
    assertEquals(Optional.empty(), Execution.byLabel("fast"));
  }
}
