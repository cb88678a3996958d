package org.fitterbench.facemorph.heatmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.facemorph.difference.TextureComparison;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.ColourMap;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;
import org.junit.jupiter.api.Test;

final class HeatMapsTest {
  private static final int SIZE = 96;

  /** A wall that faces the viewer, of two halves that share no vertex. */
  private static final Mesh WALL =
      Mesh.uniform(
          new float[] {
            -1, 0, -1, 0, 0, -1, 0, 0, 1, -1, 0, 1, 0, 0, -1, 1, 0, -1, 1, 0, 1, 0, 0, 1
          },
          new int[] {0, 1, 2, 3, 4, 5, 6, 7},
          4);

  private static Picture shape(int threads) {
    float[] to = WALL.positions().clone();
    for (int vertex = 0; vertex < 8; vertex++) {
      // The left half comes 3.9 mm nearer; the right half goes 3.9 mm up.
      to[3 * vertex + (vertex < 4 ? 1 : 2)] += vertex < 4 ? -0.0039f : 0.0039f;
    }
    Model model = Model.of(WALL, new Surface.Plain(0), new Shading.Unlit());
    Displacement displacement = Displacement.between(WALL.positions(), model.normals(), to);
    Camera camera = Camera.framing(Bounds.of(WALL.positions()), new Vector3(0, 1, 0), 1);
    try (SoftwareRenderer renderer = new SoftwareRenderer(threads, Instructions.SCALAR)) {
      return new ShapeHeatMap(renderer, SIZE).draw("wall", model, displacement, camera);
    }
  }

  /** The commonest colour of a rectangle, by shares of a panel. */
  private static int commonest(Picture page, int panel, double left, double right) {
    int margin = 8;
    int top = page.height() / 2;
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int y = top - 10; y < top + 10; y++) {
      int start = margin + panel * (SIZE + margin);
      for (int x = (int) (start + left * SIZE); x < (int) (start + right * SIZE); x++) {
        counts.merge(page.pixel(x, y), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static int red(int colour) {
    return colour >> 16 & 0xFF;
  }

  private static int blue(int colour) {
    return colour & 0xFF;
  }

  @Test
  void eachPanelShowsItsComponent() {
    Picture page = shape(2);
    assertEquals(4 * 8 + 3 * SIZE, page.width());
    int outwards = commonest(page, 0, 0.1, 0.45);
    int still = commonest(page, 0, 0.55, 0.9);
    assertTrue(red(outwards) > blue(outwards) + 60, Integer.toHexString(outwards));
    assertTrue(Math.abs(red(still) - blue(still)) < 12, Integer.toHexString(still));
    int noTangent = commonest(page, 1, 0.1, 0.45);
    int tangent = commonest(page, 1, 0.55, 0.9);
    assertTrue(red(tangent) > blue(tangent) + 60, Integer.toHexString(tangent));
    assertTrue(red(noTangent) < blue(noTangent), Integer.toHexString(noTangent));
    assertEquals(commonest(page, 2, 0.1, 0.45), commonest(page, 2, 0.55, 0.9), "both move as far");
  }

  @Test
  void aShapeHeatMapIsTheSameForAnyNumberOfThreads() {
    assertArrayEquals(shape(1).pixels(), shape(3).pixels());
  }

  private static TextureDifference halves(int width, int height) {
    int[] one = new int[width * height];
    int[] two = new int[width * height];
    for (int i = 0; i < one.length; i++) {
      boolean left = i % width < width / 2;
      one[i] = left ? 0xFF000000 : 0xFF707070;
      two[i] = left ? 0xFF000000 : 0xFF909090;
    }
    return TextureComparison.between(
        new Picture(width, height, one), new Picture(width, height, two), 1);
  }

  @Test
  void aTextureHeatMapShowsBackgroundInGreyAndTheRestInColours() {
    Picture page = new TextureHeatMap(SIZE, 2).draw("grey", halves(256, 256));
    int background = commonest(page, 0, 0.1, 0.45);
    assertEquals(background, commonest(page, 1, 0.1, 0.45));
    assertEquals(background, commonest(page, 2, 0.1, 0.45));
    int lighter = commonest(page, 0, 0.55, 0.9);
    assertTrue(red(lighter) > blue(lighter) + 30, Integer.toHexString(lighter));
    assertEquals(
        ColourMap.SEQUENTIAL.colour(0), commonest(page, 1, 0.55, 0.9), "greys have no chroma");
  }

  @Test
  void aTextureHeatMapIsTheSameForAnyNumberOfThreads() {
    TextureDifference difference = halves(130, 70);
    assertArrayEquals(
        new TextureHeatMap(SIZE, 1).draw("", difference).pixels(),
        new TextureHeatMap(SIZE, 5).draw("", difference).pixels());
  }

  @Test
  void panelsHaveTheShapeOfTheTextureWhetherSmallerOrLarger() {
    PanelRaster reduced = new PanelRaster(halves(256, 128), SIZE);
    assertEquals(SIZE, reduced.width());
    assertEquals(SIZE / 2, reduced.height());
    PanelRaster enlarged = new PanelRaster(halves(10, 20), SIZE);
    assertEquals(SIZE / 2, enlarged.width());
    assertEquals(SIZE, enlarged.height());
  }

  @Test
  void aPixelShowsTheMeanOfItsForegroundTexels() {
    TextureDifference difference = halves(4, 2);
    float[] values = {9, 9, 1, 3, 9, 9, 5, 7};
    int[] pixels = new int[2];
    ComponentScale scale = ComponentScale.amounts(new float[] {0, 8}, "");
    new PanelRaster(difference, 2).colour(values, scale.colours(), 0x123456, 0, 1, pixels);
    assertEquals(0x123456, pixels[0]);
    assertEquals(scale.colours().colour(4), pixels[1]);
  }

  @Test
  void everyPixelOfAPageIsOpaqueAndItHasText() {
    Picture page = new TextureHeatMap(SIZE, 1).draw("title", halves(64, 64));
    assertTrue(page.isOpaque());
    long dark = Arrays.stream(page.pixels()).filter(pixel -> (pixel & 0xFF) < 0x50).count();
    assertTrue(dark > 200, dark + " dark pixels");
  }

  @Test
  void aPanelTooSmallToReadIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TextureHeatMap(10, 1));
  }
}
