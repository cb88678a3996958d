package org.fitterbench.fitter.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.junit.jupiter.api.Test;

class TorchOptionsTest {
  @Test
  void halfPrecisionIsRefusedOnACpuAndAllowedOnAGpu() {
    UserInputException refused =
        assertThrows(
            UserInputException.class,
            () -> new TorchOptions(TorchDevice.CPU, TorchPrecision.FLOAT16, 1, false));
    assertTrue(refused.problem().contains("float16 on a CPU"), refused.problem());
    assertEquals(
        TorchPrecision.FLOAT16,
        new TorchOptions(TorchDevice.GPU, TorchPrecision.FLOAT16, 1, false).precision());
  }

  @Test
  void bfloat16IsRefusedEverywhereBeforeItEndsTheJvm() {
    for (TorchDevice device : TorchDevice.values()) {
      assertThrows(
          UserInputException.class,
          () -> new TorchOptions(device, TorchPrecision.BFLOAT16, 1, false));
    }
  }

  @Test
  void someThreadComputes() {
    assertThrows(IllegalArgumentException.class, () -> TorchOptions.defaults().withThreads(0));
  }
}
