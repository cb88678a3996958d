package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameComposerTest {
  private static final int WIDTH = 207;
  private static final int HEIGHT = 13;
  private static final ColourSpace FULL =
      new ColourSpace(ColourSpace.Matrix.BT601, ColourSpace.Range.FULL);
  private static final Backdrop RED = new Backdrop.Colour(0xFF0000);

  private static FrameComposer composer(
      CutOut cutOut, Backdrop backdrop, ColourSpace colours, FrameKernel kernel) {
    return new FrameComposer(cutOut, backdrop, AlphaPacking.BESIDE, WIDTH, HEIGHT, colours, kernel);
  }

  private static Plane ramp() {
    Plane mask = Plane.allocate(WIDTH, HEIGHT);
    TestFrames.set(mask, (x, y) -> (x * 5 + y * 31) % 256);
    return mask;
  }

  @ParameterizedTest
  @EnumSource
  void aMaskIsGreyInTheRangeOfTheVideo(FrameKernel kernel) {
    Plane mask = ramp();
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, ColourSpace.BT709, 1)) {
      FrameComposer limited = composer(CutOut.MASK, RED, ColourSpace.BT709, kernel);
      FrameComposer full = composer(CutOut.MASK, RED, FULL, kernel);
      try (NativeFrame grey = limited.newOutput();
          NativeFrame wide = full.newOutput()) {
        limited.compose(frame, mask, grey);
        full.compose(frame, mask, wide);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            int level = TestFrames.at(mask, x, y);
            assertEquals(Math.round(16 + level * 219 / 255.0), TestFrames.at(grey.luma(), x, y));
            assertEquals(level, TestFrames.at(wide.luma(), x, y));
          }
        }
        assertEquals(128, TestFrames.at(grey.blue(), 103, 6));
        assertEquals(128, TestFrames.at(wide.red(), 0, 0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCompositeMixesEachSampleByItsMask(FrameKernel kernel) {
    Plane mask = ramp();
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, FULL, 2)) {
      FrameComposer composer = composer(CutOut.COMPOSITE, RED, FULL, kernel);
      try (NativeFrame output = composer.newOutput()) {
        composer.compose(frame, mask, output);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            double share = TestFrames.at(mask, x, y) / 255.0;
            double expected = share * TestFrames.at(frame.luma(), x, y) + (1 - share) * 76;
            assertEquals(Math.round(expected), TestFrames.at(output.luma(), x, y));
          }
        }
        for (int y = 0; y < 7; y++) {
          for (int x = 0; x < 104; x++) {
            int right = Math.min(2 * x + 1, WIDTH - 1);
            int lower = Math.min(2 * y + 1, HEIGHT - 1);
            int share =
                (TestFrames.at(mask, 2 * x, 2 * y)
                        + TestFrames.at(mask, right, 2 * y)
                        + TestFrames.at(mask, 2 * x, lower)
                        + TestFrames.at(mask, right, lower)
                        + 2)
                    / 4;
            double expected =
                (share * TestFrames.at(frame.red(), x, y) + (255 - share) * 255) / 255.0;
            assertEquals(Math.round(expected), TestFrames.at(output.red(), x, y));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereNobodyIsAPictureShowsInTheColoursOfTheVideo(FrameKernel kernel) {
    Picture scene = Picture.filled(WIDTH, HEIGHT, 0xFF2080C0);
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, ColourSpace.BT709, 3)) {
      FrameComposer composer =
          composer(CutOut.COMPOSITE, new Backdrop.Scene(scene), ColourSpace.BT709, kernel);
      try (NativeFrame output = composer.another().newOutput()) {
        composer.another().compose(frame, Plane.allocate(WIDTH, HEIGHT), output);
        double luma = 0.2126 * 0x20 + 0.7152 * 0x80 + 0.0722 * 0xC0;
        assertEquals(Math.round(16 + 219 * luma / 255), TestFrames.at(output.luma(), 100, 7));
        assertEquals(
            Math.round(128 + 224 * (0xC0 - luma) / 255 / 1.8556),
            TestFrames.at(output.blue(), 50, 3));
        assertEquals(
            Math.round(128 + 224 * (0x20 - luma) / 255 / 1.5748),
            TestFrames.at(output.red(), 103, 6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBlurredBackdropIsFlatWhereTheFrameIsFineNoise(FrameKernel kernel) {
    try (NativeFrame frame = NativeFrame.allocate(640, 360, ColourSpace.BT709)) {
      TestFrames.set(frame.luma(), (x, y) -> 40 + 120 * ((x + y) % 2));
      TestFrames.set(frame.blue(), (x, _) -> 100 + x % 2);
      TestFrames.set(frame.red(), (_, _) -> 90);
      FrameComposer composer =
          new FrameComposer(
              CutOut.COMPOSITE,
              new Backdrop.Blur(),
              AlphaPacking.BESIDE,
              640,
              360,
              ColourSpace.BT709,
              kernel);
      try (NativeFrame output = composer.newOutput()) {
        composer.compose(frame, Plane.allocate(640, 360), output);
        for (int level : TestFrames.levels(output.luma())) {
          assertTrue(Math.abs(level - 100) <= 1, "luma " + level);
        }
        for (int level : TestFrames.levels(output.red())) {
          assertEquals(90, level);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AlphaPacking.class)
  void alphaIsPackedBehindTheWholeFrame(AlphaPacking packing) {
    Plane mask = ramp();
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, FULL, 4)) {
      FrameComposer composer =
          new FrameComposer(CutOut.ALPHA, RED, packing, WIDTH, HEIGHT, FULL, FrameKernel.fastest());
      assertEquals(packing == AlphaPacking.BESIDE ? 416 : 207, composer.outputWidth());
      assertEquals(packing == AlphaPacking.BELOW ? 28 : 13, composer.outputHeight());
      try (NativeFrame output = composer.newOutput()) {
        composer.compose(frame, mask, output);
        int right = packing == AlphaPacking.BESIDE ? 208 : 0;
        int lower = packing == AlphaPacking.BELOW ? 14 : 0;
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            assertEquals(TestFrames.at(frame.luma(), x, y), TestFrames.at(output.luma(), x, y));
            assertEquals(
                TestFrames.at(mask, x, y), TestFrames.at(output.luma(), right + x, lower + y));
          }
        }
        assertEquals(TestFrames.at(frame.blue(), 103, 6), TestFrames.at(output.blue(), 103, 6));
        assertEquals(128, TestFrames.at(output.blue(), right / 2 + 103, lower / 2 + 6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 4098})
  void vectorsGiveTheBytesOfPlainArithmetic(int width) {
    Plane mask = Plane.allocate(width, 5);
    TestFrames.set(mask, (x, y) -> (x * 3 + y * 71) % 256);
    Backdrop scene = new Backdrop.Scene(new Picture(2, 1, new int[] {0xFF102030, 0xFFF0A020}));
    try (NativeFrame frame = TestFrames.noise(width, 5, FULL, 6)) {
      for (ColourSpace colours : List.of(FULL, ColourSpace.BT709)) {
        for (CutOut cutOut : CutOut.values()) {
          assertArrayEquals(
              composed(cutOut, scene, frame, mask, colours, FrameKernel.SCALAR),
              composed(cutOut, scene, frame, mask, colours, FrameKernel.fastest()));
        }
      }
    }
  }

  private static int[] composed(
      CutOut cutOut,
      Backdrop backdrop,
      NativeFrame frame,
      Plane mask,
      ColourSpace colours,
      FrameKernel kernel) {
    FrameComposer composer =
        new FrameComposer(
            cutOut, backdrop, AlphaPacking.BELOW, frame.width(), frame.height(), colours, kernel);
    try (NativeFrame output = composer.newOutput()) {
      composer.compose(frame, mask, output);
      return Stream.of(output.luma(), output.blue(), output.red())
          .flatMapToInt(plane -> Arrays.stream(TestFrames.levels(plane)))
          .toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachEyeHasABackdropOfItsOwn(FrameKernel kernel) {
    List<Backdrop> backdrops =
        List.of(new Backdrop.Blur(), new Backdrop.Scene(Picture.filled(31, 17, 0xFF2060A0)), RED);
    for (Backdrop backdrop : backdrops) {
      for (StereoLayout layout : StereoLayout.values()) {
        eachViewIsComposedAsIfItWereAFrame(layout.views(WIDTH, HEIGHT), backdrop, kernel);
      }
    }
  }

  private static void eachViewIsComposedAsIfItWereAFrame(
      List<View> views, Backdrop backdrop, FrameKernel kernel) {
    Plane mask = ramp();
    FrameComposer composer =
        new FrameComposer(
            CutOut.COMPOSITE,
            backdrop,
            AlphaPacking.BESIDE,
            views,
            WIDTH,
            HEIGHT,
            ColourSpace.BT709,
            kernel);
    try (NativeFrame frame = TestFrames.noise(WIDTH, HEIGHT, ColourSpace.BT709, 7);
        NativeFrame output = composer.newOutput()) {
      composer.another().compose(frame, mask, output);
      for (View view : views) {
        FrameComposer alone =
            new FrameComposer(
                CutOut.COMPOSITE,
                backdrop,
                AlphaPacking.BESIDE,
                view.width(),
                view.height(),
                ColourSpace.BT709,
                kernel);
        try (NativeFrame part =
                NativeFrame.allocate(view.width(), view.height(), ColourSpace.BT709);
            NativeFrame expected = alone.newOutput()) {
          TestFrames.set(part.luma(), (x, y) -> TestFrames.at(view.of(frame.luma()), x, y));
          TestFrames.set(part.blue(), (x, y) -> TestFrames.at(view.ofChroma(frame.blue()), x, y));
          TestFrames.set(part.red(), (x, y) -> TestFrames.at(view.ofChroma(frame.red()), x, y));
          Plane near = Plane.allocate(view.width(), view.height());
          TestFrames.set(near, (x, y) -> TestFrames.at(view.of(mask), x, y));
          alone.compose(part, near, expected);
          assertArrayEquals(
              TestFrames.levels(expected.luma()), TestFrames.levels(view.of(output.luma())));
          assertArrayEquals(
              TestFrames.levels(expected.blue()), TestFrames.levels(view.ofChroma(output.blue())));
          assertArrayEquals(
              TestFrames.levels(expected.red()), TestFrames.levels(view.ofChroma(output.red())));
        }
      }
    }
  }

  @Test
  void aFrameOrMaskOfAnotherSizeIsRefused() {
    FrameComposer composer = composer(CutOut.MASK, RED, FULL, FrameKernel.SCALAR);
    try (NativeFrame other = TestFrames.flat(WIDTH + 2, HEIGHT, FULL, 0, 0, 0);
        NativeFrame frame = TestFrames.flat(WIDTH, HEIGHT, FULL, 0, 0, 0);
        NativeFrame output = composer.newOutput()) {
      assertThrows(IllegalArgumentException.class, () -> composer.compose(other, ramp(), output));
      assertThrows(
          IllegalArgumentException.class,
          () -> composer.compose(frame, Plane.allocate(WIDTH, HEIGHT - 1), output));
    }
  }

  @Test
  void onlyAlphaNeedsALargerFrame() {
    FrameComposer composer = composer(CutOut.MASK, RED, FULL, FrameKernel.SCALAR);
    assertEquals(WIDTH, composer.outputWidth());
    assertEquals(HEIGHT, composer.outputHeight());
  }
}
