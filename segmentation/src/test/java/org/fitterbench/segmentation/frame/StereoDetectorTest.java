package org.fitterbench.segmentation.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.StereoPacking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StereoDetectorTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  @Test
  void whatTheFileSaysComesFirst() {
    StereoDetection found =
        StereoDetector.detect(
            Optional.of(StereoPacking.OVER_UNDER), Path.of("a_sbs.mp4"), picture((_, _) -> 0));
    assertEquals(StereoLayout.OVER_UNDER, found.layout());
    assertEquals(
        StereoLayout.NONE,
        StereoDetector.detect(
                Optional.of(StereoPacking.MONO), Path.of("a_sbs.mp4"), picture((_, _) -> 0))
            .layout());
  }

  @ParameterizedTest
  @CsvSource({
    "walk_sbs.mp4, SIDE_BY_SIDE",
    "Walk_180_LR.mp4, SIDE_BY_SIDE",
    "walk_3dh.mkv, SIDE_BY_SIDE",
    "walk-SBS.webm, SIDE_BY_SIDE",
    "walk_ou.mp4, OVER_UNDER",
    "walk_360_TB.mp4, OVER_UNDER",
    "walk_3dv.mp4, OVER_UNDER",
    "some.folder/walk (OU).mp4, OVER_UNDER",
    "walk_mono_360.mp4, NONE"
  })
  void namesFollowTheConventionsOfPlayers(String name, StereoLayout expected) {
    StereoDetection found =
        StereoDetector.detect(Optional.empty(), Path.of(name), picture((_, _) -> 90));
    assertEquals(expected, found.layout());
    assertTrue(found.reason().startsWith("its name has the mark"), found.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ou.mp4", "tb.mp4", "touring.mp4", "usbstick.mp4", "a_sbs/film.mp4"})
  void otherNamesSayNothing(String name) {
    StereoDetection found =
        StereoDetector.detect(Optional.empty(), Path.of(name), picture((_, _) -> 90));
    assertEquals(StereoLayout.NONE, found.layout());
    assertTrue(found.reason().startsWith("its left and right halves"), found.reason());
  }

  @Test
  void theSamePlaceFromTwoEyesIsAPair() {
    IntBinaryOperator scene = scene(7);
    // The nearer the thing, the more it moves; here the lower half of the picture is near.
    Plane beside =
        picture((x, y) -> {
          int eye = x / 320;
          return scene.applyAsInt(2 * (x % 320) + eye * (y > 180 ? 22 : 6), y);
        });
    assertEquals(StereoLayout.SIDE_BY_SIDE, look(beside).layout());
    Plane below =
        picture((x, y) -> scene.applyAsInt(x + y / 180 * (x > 300 ? 20 : -8), 2 * (y % 180)));
    assertEquals(StereoLayout.OVER_UNDER, look(below).layout());
  }

  @Test
  void aPhotographTwiceIsAPairAndOnceIsNone() {
    Plane once = Plane.allocate(512, 512);
    SharedPictures.astronaut(once);
    assertEquals(StereoLayout.NONE, look(once).layout());
    Plane wide = Plane.allocate(512, 288);
    SharedPictures.astronaut(wide);
    assertEquals(StereoLayout.NONE, look(wide).layout());
    Plane twice = Plane.allocate(640, 320);
    SharedPictures.astronaut(twice.part(0, 0, 320, 320));
    SharedPictures.astronaut(twice.part(320, 0, 320, 320));
    assertEquals(StereoLayout.SIDE_BY_SIDE, look(twice).layout());
  }

  @Test
  void aPictureThatIsItsOwnMirrorIsNoPair() {
    IntBinaryOperator scene = scene(3);
    assertNone(picture((x, y) -> scene.applyAsInt(Math.min(x, WIDTH - 1 - x), y)));
    assertNone(picture((x, y) -> scene.applyAsInt(x, Math.min(y, HEIGHT - 1 - y))));
    Plane mirrored = Plane.allocate(512, 256);
    SharedPictures.astronaut(mirrored.part(0, 0, 256, 256));
    for (int x = 0; x < 256; x++) {
      int column = x;
      TestFrames.set(
          mirrored.part(511 - x, 0, 1, 256), (_, y) -> TestFrames.at(mirrored, column, y));
    }
    assertNone(mirrored);
  }

  @Test
  void aPatternThatRepeatsIsNoPair() {
    assertNone(picture((x, _) -> x % 16 < 8 ? 60 : 180));
    assertNone(picture((_, y) -> y % 20 < 10 ? 60 : 180));
    assertNone(picture((_, y) -> y < 40 || y > 320 ? 16 : 120));
    assertNone(picture((x, y) -> (x / 20 + y / 20) % 2 * 120 + 60));
  }

  @Test
  void flatAndNoisyAndTinyPicturesAreNoPairs() {
    Random random = new Random(5);
    assertNone(picture((_, _) -> 16));
    assertNone(picture((x, y) -> x / 4 + y / 4));
    assertNone(picture((_, _) -> random.nextInt(256)));
    assertNone(Plane.allocate(3, 2));
  }

  private static void assertNone(Plane luma) {
    StereoDetection found = look(luma);
    assertEquals(StereoLayout.NONE, found.layout(), found.reason());
  }

  private static StereoDetection look(Plane luma) {
    return StereoDetector.detect(Optional.empty(), Path.of("film.mp4"), luma);
  }

  private static Plane picture(IntBinaryOperator level) {
    Plane plane = Plane.allocate(WIDTH, HEIGHT);
    TestFrames.set(plane, level);
    return plane;
  }

  /** Boxes of random places, sizes and greys. */
  private static IntBinaryOperator scene(long seed) {
    Random random = new Random(seed);
    int[][] boxes = new int[80][];
    for (int i = 0; i < boxes.length; i++) {
      int left = random.nextInt(-40, WIDTH);
      int top = random.nextInt(-40, HEIGHT);
      boxes[i] =
          new int[] {
            left,
            top,
            left + random.nextInt(20, 120),
            top + random.nextInt(20, 120),
            random.nextInt(20, 235)
          };
    }
    return (x, y) -> {
      int level = 100;
      for (int[] box : boxes) {
        if (x >= box[0] && y >= box[1] && x < box[2] && y < box[3]) {
          level = box[4];
        }
      }
      return level;
    };
  }
}
