package org.fitterbench.mesh.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Test;

class ResolutionTest {
  @Test
  void everyResolutionIsFoundByItsLabelAndIsSixteenToNine() {
    for (Resolution resolution : Resolution.values()) {
      assertEquals(resolution, Resolution.of(resolution.label()));
      assertEquals(9 * resolution.width(), 16 * resolution.height(), resolution.label());
    }
    assertEquals(Resolution.UHD_4K, Resolution.of("4K"));
  }

  @Test
  void anUnknownLabelIsRefusedWithTheKnownOnes() {
    var failure = assertThrows(UserInputException.class, () -> Resolution.of("5k"));
    assertEquals("there is no resolution '5k'; give 1080p, 4k, 6k, 8k", failure.oneLine());
  }
}
