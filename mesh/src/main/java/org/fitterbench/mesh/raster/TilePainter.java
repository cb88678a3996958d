package org.fitterbench.mesh.raster;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading.BlinnPhong;
import org.fitterbench.mesh.render.Shading.Lambert;
import org.fitterbench.mesh.render.Shading.Unlit;
import org.fitterbench.mesh.render.Surface.BlendedTextures;
import org.fitterbench.mesh.render.Surface.Plain;
import org.fitterbench.mesh.render.Surface.Textured;
import org.fitterbench.mesh.render.Surface.VertexColours;

/** Draws tiles, one after another, with scratch memory of its own. */
final class TilePainter {
  private static final int GROUP = 8;
  private static final int BLOCK = Fragments.CAPACITY / GROUP;

  private final CoverageKernels coverage;
  private final ShadingKernels shading;
  private final Tile tile = new Tile();
  private final Fragments fragments = new Fragments();

  /** Behind the last slot of each model. */
  private int[] ends = new int[4];

  TilePainter(Instructions instructions) {
    coverage = instructions.coverage();
    shading = instructions.shading();
  }

  /**
   * Draws one tile: first visibility of everything, then the colours of what is seen, model by
   * model.
   *
   * @param chunks the sorted triangles of all models, in the models' order
   * @param chunkCount how many
   */
  void paint(
      int index,
      TileGrid grid,
      List<Model> models,
      VertexBuffer vertices,
      List<TriangleChunk> chunks,
      int chunkCount,
      View view,
      LightTable lights) {
    tile.begin(grid, index);
    int next = 0;
    if (ends.length < models.size()) {
      ends = new int[models.size()];
    }
    for (int model = 0; model < models.size(); model++) {
      while (next < chunkCount && chunks.get(next).modelIndex == model) {
        addTriangles(chunks.get(next), models.get(model), vertices, index);
        next++;
      }
      ends[model] = tile.slotCount;
    }
    int from = 1;
    for (int model = 0; model < models.size(); model++) {
      if (ends[model] > from) {
        shade(models.get(model), from, ends[model], view, lights);
      }
      from = ends[model];
    }
  }

  /** Writes the tile that was painted last. */
  void resolve(float[] backdrop, int[] encodedBackdrop, int[] pixels) {
    shading.resolve(tile, backdrop, encodedBackdrop, pixels);
  }

  private void addTriangles(
      TriangleChunk chunk, Model model, VertexBuffer vertices, int tileIndex) {
    TileBins bins = chunk.bins;
    int[] corners = model.triangles().corners();
    int base = chunk.vertexBase;
    for (int entry = bins.first(tileIndex); entry >= 0; entry = bins.after(entry)) {
      int triangle = bins.triangle(entry);
      if (triangle >= 0) {
        int at = 3 * triangle;
        tile.add(
            coverage, vertices, base + corners[at], base + corners[at + 1], base + corners[at + 2]);
      } else {
        int at = 3 * ~triangle;
        Clipper pieces = chunk.clipper;
        tile.add(
            coverage,
            pieces.vertices(),
            pieces.corner(at),
            pieces.corner(at + 1),
            pieces.corner(at + 2));
      }
    }
  }

  private void shade(Model model, int from, int to, View view, LightTable lights) {
    for (int sample = 0; sample < tile.grid.samples(); sample++) {
      int plane = sample * tile.area();
      shading.collect(tile, plane, from, to);
      for (int first = 0; first < tile.groupCount; first += BLOCK) {
        int groups = Math.min(BLOCK, tile.groupCount - first);
        shading.interpolate(tile, sample, from, to, first, groups, fragments);
        colour(model, groups * GROUP);
        switch (model.shading()) {
          case Unlit() -> {}
          case Lambert() ->
              shading.light(tile, sample, first, groups, view, lights, 0, 1, fragments);
          case BlinnPhong(float strength, int exponent) ->
              shading.light(
                  tile, sample, first, groups, view, lights, strength, exponent, fragments);
        }
        shading.accumulate(tile, plane, from, to, first, groups, fragments);
      }
    }
  }

  private void colour(Model model, int count) {
    switch (model.surface()) {
      case VertexColours vertexColours -> {}
      case Plain(int colour) -> fill(colour, count);
      case Textured(var texture) -> shading.texture(texture, count, fragments);
      case BlendedTextures(var first, var second, float ratio) ->
          shading.blendedTexture(first, second, ratio, count, fragments);
    }
  }

  private void fill(int colour, int count) {
    Arrays.fill(fragments.red, 0, count, Srgb.linearOfByte(colour >> 16 & 0xFF));
    Arrays.fill(fragments.green, 0, count, Srgb.linearOfByte(colour >> 8 & 0xFF));
    Arrays.fill(fragments.blue, 0, count, Srgb.linearOfByte(colour & 0xFF));
  }
}
