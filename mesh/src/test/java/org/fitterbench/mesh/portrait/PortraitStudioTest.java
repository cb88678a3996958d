package org.fitterbench.mesh.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.ColourMap;
import org.fitterbench.mesh.picture.ColourScale;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PortraitStudioTest {
  private final SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR);
  private final PortraitStudio studio = new PortraitStudio(renderer);

  /** Two pyramids on top of each other, symmetric from left to right, narrow below. */
  private static final Mesh SPINDLE =
      Mesh.uniform(
          new float[] {
            0, 0, 2, 0.5f, 0, 1.5f, 0, 0.5f, 1.5f, -0.5f, 0, 1.5f, 0, -0.5f, 1.5f, 0, 0, 0
          },
          new int[] {1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1, 0, 2, 1, 5, 3, 2, 5, 4, 3, 5, 1, 4, 5},
          3);

  @AfterAll
  void close() {
    renderer.close();
  }

  /** Whether a pixel differs from the background, which is the same all along a row. */
  private static boolean[] silhouette(Picture picture) {
    boolean[] result = new boolean[picture.pixels().length];
    for (int i = 0; i < result.length; i++) {
      result[i] = picture.pixels()[i] != picture.pixel(0, i / picture.width());
    }
    return result;
  }

  @Test
  void aSymmetricMeshHasASymmetricSilhouetteThatFillsThePicture() {
    Picture picture = studio.single(SPINDLE, 120, 160);
    assertEquals(120, picture.width());
    assertEquals(160, picture.height());
    boolean[] shown = silhouette(picture);
    int first = 160;
    int last = 0;
    int mirrored = 0;
    int count = 0;
    for (int y = 0; y < 160; y++) {
      for (int x = 0; x < 120; x++) {
        if (shown[y * 120 + x]) {
          first = Math.min(first, y);
          last = Math.max(last, y);
          count++;
          mirrored += shown[y * 120 + 119 - x] ? 1 : 0;
        }
      }
    }
    assertTrue(first > 2 && first < 16, "the top is at row " + first);
    assertTrue(last > 144 && last < 158, "the bottom is at row " + last);
    assertEquals(count, mirrored, 0.02 * count);
  }

  @Test
  void theHeadIsUp() {
    boolean[] shown = silhouette(studio.single(SPINDLE, 120, 160));
    int upper = 0;
    int lower = 0;
    for (int x = 0; x < 120; x++) {
      upper += shown[50 * 120 + x] ? 1 : 0;
      lower += shown[130 * 120 + x] ? 1 : 0;
    }
    assertTrue(upper > lower + 20, upper + " pixels above, " + lower + " below");
  }

  @Test
  void aRowShowsEveryPanelAndTheLegendOfItsColours() {
    ColourScale scale = new ColourScale(ColourMap.SEQUENTIAL, 0, 5, "mm");
    float[] values = {0, 1, 2, 3, 4, 5};
    Picture picture =
        studio.row(
            List.of(Panel.plain(SPINDLE, "target"), Panel.coloured(SPINDLE, values, scale, "")),
            Optional.of(scale),
            120,
            160);
    assertTrue(picture.width() > 240 && picture.height() > 160);
    int[] pixels = picture.pixels();
    assertEquals(1, Arrays.stream(pixels).filter(p -> p == scale.colour(5)).limit(1).count());
    assertEquals(1, Arrays.stream(pixels).filter(p -> p == scale.colour(0)).limit(1).count());
    assertTrue(darkPixels(picture, 0, 120) > 30, "the first panel has a caption");
    assertEquals(0, darkPixels(picture, 120, 240), "the second has none");
    assertEquals(0, darkPixels(picture, 240, picture.width()), "nothing is below the legend");
  }

  private static int darkPixels(Picture picture, int from, int to) {
    int dark = 0;
    for (int y = 160; y < picture.height(); y++) {
      for (int x = from; x < to; x++) {
        dark += (picture.pixel(x, y) & 0xFF) < 0x80 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void panelsOfOneRowAreAtOneScale() {
    float[] half = SPINDLE.positions().clone();
    for (int i = 0; i < half.length; i++) {
      half[i] *= 0.5f;
    }
    Picture picture =
        studio.row(
            List.of(Panel.plain(SPINDLE, ""), Panel.plain(SPINDLE.withPositions(half), "")),
            Optional.empty(),
            100,
            160);
    assertEquals(200, picture.width());
    boolean[] shown = silhouette(picture);
    int large = 0;
    int small = 0;
    for (int y = 0; y < 160; y++) {
      for (int x = 0; x < 100; x++) {
        large += shown[y * 200 + x] ? 1 : 0;
        small += shown[y * 200 + 100 + x] ? 1 : 0;
      }
    }
    assertEquals(4, (double) large / small, 0.4);
  }

  @Test
  void aRowNeedsAPanel() {
    assertThrows(
        IllegalArgumentException.class, () -> studio.row(List.of(), Optional.empty(), 10, 10));
  }
}
