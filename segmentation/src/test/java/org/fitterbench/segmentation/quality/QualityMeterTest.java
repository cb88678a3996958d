package org.fitterbench.segmentation.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.quality.FrameQuality.Stability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QualityMeterTest {
  private static final double EXACT = 1e-12;
  private static final int WIDTH = 100;
  private static final int HEIGHT = 75;

  /** 0.8 % of a diagonal of 125 pixels. */
  private static final int TOLERANCE = 1;

  @ParameterizedTest
  @CsvSource({"1, 1", "13, 1", "1, 13", "13, 7", "64, 48", "207, 31"})
  void everyFigureIsItsDefinition(int width, int height) {
    PlainQuality plain = new PlainQuality(width, height);
    QualityMeter meter = new QualityMeter(width, height);
    byte[] earlierMask = new byte[0];
    byte[] earlierTruth = new byte[0];
    for (int frame = 0; frame < 4; frame++) {
      byte[] mask = Masks.blob(width, height, 2L * frame);
      byte[] truth = Masks.blob(width, height, 2L * frame + 1);
      FrameQuality made =
          meter.add(Masks.plane(mask, width, height), Masks.plane(truth, width, height));
      assertEquals(
          PlainQuality.intersectionOverUnion(mask, truth), made.intersectionOverUnion(), EXACT);
      assertEquals(
          PlainQuality.softIntersectionOverUnion(mask, truth),
          made.softIntersectionOverUnion(),
          EXACT);
      assertEquals(PlainQuality.meanAbsoluteError(mask, truth), made.meanAbsoluteError(), EXACT);
      assertEquals(plain.matchedShare(mask, truth), made.boundary().precision(), EXACT);
      assertEquals(plain.matchedShare(truth, mask), made.boundary().recall(), EXACT);
      assertEquals(frame > 0, made.stability().isPresent());
      if (frame > 0) {
        Stability stability = made.stability().orElseThrow();
        assertEquals(
            PlainQuality.flicker(mask, truth, earlierMask, earlierTruth),
            stability.flicker(),
            EXACT);
        assertEquals(
            PlainQuality.derivativeError(mask, truth, earlierMask, earlierTruth),
            stability.derivativeError(),
            EXACT);
      }
      earlierMask = mask;
      earlierTruth = truth;
    }
  }

  @Test
  void theTruthItselfIsPerfect() {
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    for (int frame = 0; frame < 3; frame++) {
      Plane blob = Masks.plane(Masks.blob(WIDTH, HEIGHT, frame), WIDTH, HEIGHT);
      meter.add(blob, blob);
    }
    MaskQuality quality = meter.quality();
    assertEquals(3, quality.frames());
    assertEquals(1, quality.intersectionOverUnion());
    assertEquals(1, quality.softIntersectionOverUnion());
    assertEquals(0, quality.meanAbsoluteError());
    assertEquals(1, quality.boundaryF());
    assertEquals(new Stability(0, 0), quality.stability().orElseThrow());
    assertEquals(0, quality.worstFrame());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "5"})
  void aRectangleMovedAsideHasTheOverlapAndTheBoundaryOfItsShift(int shift) {
    byte[] truth = Masks.rectangle(WIDTH, HEIGHT, 20, 10, 60, 50);
    byte[] mask = Masks.rectangle(WIDTH, HEIGHT, 20 + shift, 10, 60 + shift, 50);
    FrameQuality made = measure(mask, truth);
    assertEquals((40.0 - shift) / (40 + shift), made.intersectionOverUnion(), EXACT);
    assertEquals(2.0 * shift * 40 / (WIDTH * HEIGHT), made.meanAbsoluteError(), EXACT);
    // The boundary runs around 41 x 41 pixels, 160 in all. Lost are 39 pixels of the upright side
    // that is outside, 37 of the one inside (its ends lie one pixel from the other's level sides),
    // and of the level sides what stands out beyond the tolerance.
    int lost = shift <= TOLERANCE ? 0 : 39 + 37 + 2 * (shift - TOLERANCE);
    double share = (160.0 - lost) / 160;
    assertEquals(share, made.boundary().precision(), EXACT);
    assertEquals(share, made.boundary().recall(), EXACT);
    assertEquals(share, made.boundary().f(), EXACT);
  }

  @Test
  void emptyMasksAgreeAndAMissedPersonScoresNothing() {
    byte[] empty = new byte[WIDTH * HEIGHT];
    byte[] person = Masks.rectangle(WIDTH, HEIGHT, 20, 10, 60, 50);
    FrameQuality both = measure(empty, empty);
    assertEquals(1, both.intersectionOverUnion());
    assertEquals(1, both.boundary().f());
    FrameQuality missed = measure(empty, person);
    assertEquals(0, missed.intersectionOverUnion());
    assertEquals(new BoundaryScore(1, 0), missed.boundary());
    assertEquals(0, missed.boundary().f());
    assertEquals(new BoundaryScore(0, 1), measure(person, empty).boundary());
  }

  @Test
  void flickerIsWhatChangesWhereTheTruthStandsStill() {
    byte[] truth = Masks.rectangle(WIDTH, HEIGHT, 20, 10, 60, 50);
    byte[] lost = truth.clone();
    for (int row = 30; row < 40; row++) {
      lost[row * WIDTH + 40] = 0;
    }
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    Plane still = Masks.plane(truth, WIDTH, HEIGHT);
    assertTrue(meter.add(still, still).stability().isEmpty());
    for (int frame = 1; frame <= 4; frame++) {
      Plane mask = frame % 2 == 0 ? still : Masks.plane(lost, WIDTH, HEIGHT);
      Stability stability = meter.add(mask, still).stability().orElseThrow();
      assertEquals(10.0 / (WIDTH * HEIGHT), stability.flicker(), EXACT);
      assertEquals(Math.sqrt(10.0 / (WIDTH * HEIGHT)), stability.derivativeError(), EXACT);
    }
    assertEquals(
        10.0 / (WIDTH * HEIGHT), meter.quality().stability().orElseThrow().flicker(), EXACT);
  }

  @Test
  void aMaskThatFollowsAMovingPersonDoesNotFlicker() {
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    for (int frame = 0; frame < 5; frame++) {
      Plane moved =
          Masks.plane(
              Masks.rectangle(WIDTH, HEIGHT, 20 + frame, 10, 60 + frame, 50), WIDTH, HEIGHT);
      meter.add(moved, moved);
    }
    assertEquals(new Stability(0, 0), meter.quality().stability().orElseThrow());
  }

  @Test
  void bothEyesAreCountedTogetherWithoutABoundaryBetweenThem() {
    // The left eye's person touches the middle of the frame, the right eye's is missed.
    byte[] truth = Masks.rectangle(2 * WIDTH, HEIGHT, 60, 10, WIDTH, 50);
    byte[] mask = truth.clone();
    for (int row = 10; row < 50; row++) {
      Arrays.fill(truth, (2 * row + 1) * WIDTH, (2 * row + 1) * WIDTH + 40, (byte) 255);
    }
    FrameQuality made =
        new QualityMeter(StereoLayout.SIDE_BY_SIDE.views(2 * WIDTH, HEIGHT))
            .add(Masks.plane(mask, 2 * WIDTH, HEIGHT), Masks.plane(truth, 2 * WIDTH, HEIGHT));
    assertEquals(0.5, made.intersectionOverUnion(), EXACT);
    // 121 boundary pixels on the left; 119 on the right, where the corners belong to the
    // neighbours.
    assertEquals(new BoundaryScore(1, 121.0 / 240), made.boundary());
  }

  @Test
  void theWorstFrameIsNamed() {
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    Plane truth = Masks.plane(Masks.rectangle(WIDTH, HEIGHT, 20, 10, 60, 50), WIDTH, HEIGHT);
    for (int shift : new int[] {0, 2, 8, 4}) {
      meter.add(
          Masks.plane(
              Masks.rectangle(WIDTH, HEIGHT, 20 + shift, 10, 60 + shift, 50), WIDTH, HEIGHT),
          truth);
    }
    assertEquals(2, meter.quality().worstFrame());
    assertEquals(32.0 / 48, meter.quality().worstIntersectionOverUnion(), EXACT);
    assertEquals(
        (1 + 38.0 / 42 + 32.0 / 48 + 36.0 / 44) / 4,
        meter.quality().intersectionOverUnion(),
        EXACT);
  }

  @Test
  void rowsWithGapsInNativeMemoryAreRead() {
    byte[] mask = Masks.blob(13, 7, 5);
    byte[] truth = Masks.blob(13, 7, 6);
    FrameQuality expected =
        new QualityMeter(13, 7).add(Masks.plane(mask, 13, 7), Masks.plane(truth, 13, 7));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment samples = arena.allocate(7 * 32);
      samples.fill((byte) 0x5A);
      for (int row = 0; row < 7; row++) {
        MemorySegment.copy(MemorySegment.ofArray(mask), 13L * row, samples, 32L * row, 13);
      }
      Plane gaps = new Plane(samples, 13, 7, 32);
      assertEquals(expected, new QualityMeter(13, 7).add(gaps, Masks.plane(truth, 13, 7)));
    }
  }

  @Test
  void theToleranceIsEightThousandthsOfTheDiagonal() {
    assertEquals(18, BoundaryMatcher.radius(1920, 1080));
    assertEquals(71, BoundaryMatcher.radius(7680, 4320));
    assertEquals(TOLERANCE, BoundaryMatcher.radius(WIDTH, HEIGHT));
  }

  @Test
  void smallerPlanesAndNoViewsAreRefused() {
    QualityMeter meter = new QualityMeter(WIDTH, HEIGHT);
    Plane small = Masks.plane(new byte[12], 4, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> meter.add(small, small));
    assertThrows(IllegalArgumentException.class, () -> new QualityMeter(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new QualityMeter(List.of()));
    assertThrows(IllegalStateException.class, meter::quality);
  }

  private static FrameQuality measure(byte[] mask, byte[] truth) {
    return new QualityMeter(WIDTH, HEIGHT)
        .add(Masks.plane(mask, WIDTH, HEIGHT), Masks.plane(truth, WIDTH, HEIGHT));
  }
}
