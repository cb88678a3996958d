package org.fitterbench.benchmarks.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.VideoReader;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.quality.FrameQuality;
import org.fitterbench.segmentation.quality.QualityMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FootageFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theMasksInTheFileAreThoseOfTheFrames() {
    FootageClip clip = SmallFootage.clip(SmallFootage.settings(128, 96, StereoLayout.NONE, 6));
    FootageFile files = new FootageFile(folder.resolve("walk.mp4"));
    List<Integer> heard = new ArrayList<>();
    files.write(clip, heard::add);
    assertEquals(List.of(1, 2, 3, 4, 5, 6), heard);
    assertEquals(folder.resolve("walk.mask.mkv"), files.mask());
    try (VideoReader masks = VideoReader.open(files.mask(), 1);
        FootageRenderer renderer = new FootageRenderer(clip)) {
      for (int frame = 0; frame < 6; frame++) {
        renderer.draw(frame);
        try (NativeFrame read = masks.next().orElseThrow()) {
          FrameQuality quality = new QualityMeter(128, 96).add(read.luma(), renderer.mask());
          assertEquals(0, quality.meanAbsoluteError());
        }
      }
      assertTrue(masks.next().isEmpty());
    }
  }

  @Test
  void theVideoHasTheSizeAndTheRateOfTheClipAndShowsItsFrames() {
    FootageClip clip =
        SmallFootage.clip(SmallFootage.settings(128, 64, StereoLayout.SIDE_BY_SIDE, 3));
    FootageFile files = new FootageFile(folder.resolve("walk.mp4"));
    files.write(clip, written -> {});
    try (VideoReader video = VideoReader.open(files.video(), 1);
        FootageRenderer renderer = new FootageRenderer(clip)) {
      assertEquals(128, video.properties().width());
      assertEquals(64, video.properties().height());
      assertEquals(10, video.properties().rate().numerator());
      renderer.draw(0);
      try (NativeFrame frame = video.next().orElseThrow()) {
        assertEquals(0, lumaDifference(frame, renderer), 3);
      }
    }
  }

  /** Mean over all pixels. */
  private static double lumaDifference(NativeFrame frame, FootageRenderer renderer) {
    double sum = 0;
    for (int row = 0; row < frame.height(); row++) {
      for (int column = 0; column < frame.width(); column++) {
        int pixel = renderer.picture().pixel(column, row);
        double luma =
            16
                + 219.0
                    / 255
                    * (0.2126 * (pixel >> 16 & 0xFF)
                        + 0.7152 * (pixel >> 8 & 0xFF)
                        + 0.0722 * (pixel & 0xFF));
        int coded =
            frame.luma().samples().get(ValueLayout.JAVA_BYTE, frame.luma().row(row) + column)
                & 0xFF;
        sum += Math.abs(coded - luma);
      }
    }
    return sum / (frame.width() * frame.height());
  }

  @Test
  void theDescriptionSaysWhatWasDrawn() throws IOException {
    FootageClip clip = SmallFootage.clip(SmallFootage.settings(64, 32, StereoLayout.OVER_UNDER, 2));
    FootageFile files = new FootageFile(folder.resolve("walk.mp4"));
    files.write(clip, written -> {});
    Path golden = Path.of("src/test/resources/golden/footage/walk.json");
    assertEquals(Files.readString(golden), Files.readString(files.description()));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidAndLeavesNothing() throws IOException {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "no folder");
    FootageClip clip = SmallFootage.clip(SmallFootage.settings(128, 96, StereoLayout.NONE, 6));
    FootageFile files = new FootageFile(blocked.resolve("walk.mp4"));
    assertThrows(UserInputException.class, () -> files.write(clip, written -> {}));
    assertEquals("no folder", Files.readString(blocked));
  }
}
