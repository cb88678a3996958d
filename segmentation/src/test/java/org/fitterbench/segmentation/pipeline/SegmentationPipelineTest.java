package org.fitterbench.segmentation.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.pipeline.SegmentationConfig.Refinement;
import org.junit.jupiter.api.Test;

final class SegmentationPipelineTest {
  private static final Backdrop GREEN = new Backdrop.Colour(0x00FF00);

  @Test
  void theMaskOfAPictureOfTheModelsSizeIsTheModelsOutputRounded() {
    Picture picture = halves(16, 16);
    Picture mask = run(picture, CutOut.MASK, GREEN, Refinement.NONE).output();
    for (int i = 0; i < mask.pixels().length; i++) {
      int red = picture.pixels()[i] >> 16 & 0xFF;
      assertEquals(0xFF000000 | red * 0x010101, mask.pixels()[i]);
    }
  }

  @Test
  void whatIsNoPersonBecomesTheBackground() {
    Picture made = run(halves(64, 48), CutOut.COMPOSITE, GREEN, Refinement.NONE).output();
    assertEquals(0xFF00FF00, made.pixel(2, 20));
    assertEquals(0xFFFF2040, made.pixel(61, 20));
  }

  @Test
  void alphaKeepsTheColoursAndSaysWhereThePersonIs() {
    Picture made = run(halves(64, 48), CutOut.ALPHA, GREEN, Refinement.GUIDED).output();
    assertEquals(0x00, made.pixel(2, 20) >>> 24);
    assertEquals(0xFF, made.pixel(61, 20) >>> 24);
    assertEquals(0xFF2040, made.pixel(61, 20) & 0xFFFFFF);
  }

  @Test
  void aBackgroundPictureCoversTheFrameFromItsMiddle() {
    Picture wide = new Picture(3, 1, new int[] {0xFFFF0000, 0xFF0000FF, 0xFFFF0000});
    Picture made =
        run(halves(40, 40), CutOut.COMPOSITE, new Backdrop.Scene(wide), Refinement.NONE).output();
    assertEquals(40, made.height());
    assertTrue((made.pixel(1, 20) & 0xFF) > 100, "blue from the middle third");
  }

  @Test
  void aBlurredBackgroundKeepsTheMeanOfTheFrame() {
    Picture frame = halves(80, 80);
    Picture blurred = new Backdrop.Blur().behind(frame);
    assertEquals(80, blurred.width());
    int middle = blurred.pixel(39, 40) >> 16 & 0xFF;
    assertTrue(middle > 90 && middle < 165, "between both halves: " + middle);
  }

  @Test
  void coverageIsTheShareOfThePerson() {
    assertEquals(0.5, run(halves(64, 48), CutOut.MASK, GREEN, Refinement.NONE).coverage(), 0.02);
  }

  @Test
  void everyStageIsTraced() {
    RecordingTrace trace = StageTrace.recording();
    new SegmentationPipeline(
            new RedIsPerson(), new SegmentationConfig(CutOut.MASK, GREEN, Refinement.GUIDED))
        .segment(halves(20, 20), trace);
    assertEquals(
        List.of("preprocess", "infer", "upscale", "refine", "compose"),
        trace.report().stages().stream().map(StageTimes::name).toList());
  }

  private static SegmentedPicture run(
      Picture picture, CutOut output, Backdrop backdrop, Refinement refinement) {
    return new SegmentationPipeline(
            new RedIsPerson(), new SegmentationConfig(output, backdrop, refinement))
        .segment(picture, StageTrace.off());
  }

  /** Dark on the left, red on the right. */
  private static Picture halves(int width, int height) {
    Picture picture = Picture.filled(width, height, 0xFF002040);
    for (int i = 0; i < picture.pixels().length; i++) {
      picture.pixels()[i] |= i % width >= width / 2 ? 0xFF0000 : 0;
    }
    return picture;
  }
}
