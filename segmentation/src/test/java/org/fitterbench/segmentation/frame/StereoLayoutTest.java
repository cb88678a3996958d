package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.Rotation;
import org.junit.jupiter.api.Test;

final class StereoLayoutTest {
  @Test
  void eyesHaveHalfTheFrameEach() {
    assertEquals(
        List.of(new View(0, 0, 1920, 2160), new View(1920, 0, 1920, 2160)),
        StereoLayout.SIDE_BY_SIDE.views(3840, 2160));
    assertEquals(
        List.of(new View(0, 0, 3840, 1080), new View(0, 1080, 3840, 1080)),
        StereoLayout.OVER_UNDER.views(3840, 2160));
    assertEquals(List.of(new View(0, 0, 7, 5)), StereoLayout.NONE.views(7, 5));
  }

  @Test
  void viewsCoverFramesWhoseHalvesAreOddAndStartAtEvenLines() {
    for (int side = 3; side < 40; side++) {
      List<View> beside = StereoLayout.SIDE_BY_SIDE.views(side, 4);
      assertEquals(beside.get(0).width(), beside.get(1).left());
      assertEquals(side, beside.get(0).width() + beside.get(1).width());
      List<View> below = StereoLayout.OVER_UNDER.views(4, side);
      assertEquals(0, below.get(1).top() % 2);
      assertTrue(Math.abs(below.get(0).height() - below.get(1).height()) <= 2);
    }
  }

  @Test
  void aFrameTooSmallForTwoEyesIsRefused() {
    assertThrows(UserInputException.class, () -> StereoLayout.SIDE_BY_SIDE.views(2, 100));
    assertThrows(UserInputException.class, () -> StereoLayout.OVER_UNDER.views(100, 1));
  }

  @Test
  void namesLeadBackToTheirLayouts() {
    for (StereoLayout layout : StereoLayout.values()) {
      assertEquals(layout, StereoLayout.ofLabel(layout.label()));
    }
    UserInputException failure =
        assertThrows(UserInputException.class, () -> StereoLayout.ofLabel("3d"));
    assertTrue(failure.oneLine().contains("none, sbs or ou"));
  }

  @Test
  void aTurnedVideoStoresItsEyesTheOtherWay() {
    assertEquals(StereoLayout.OVER_UNDER, StereoLayout.SIDE_BY_SIDE.stored(Rotation.QUARTER));
    assertEquals(
        StereoLayout.SIDE_BY_SIDE, StereoLayout.OVER_UNDER.stored(Rotation.THREE_QUARTERS));
    assertEquals(StereoLayout.OVER_UNDER, StereoLayout.OVER_UNDER.stored(Rotation.HALF));
  }

  @Test
  void aViewAtAnOddColumnIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new View(1, 0, 4, 4));
    assertThrows(IllegalArgumentException.class, () -> new View(0, 0, 0, 4));
  }
}
