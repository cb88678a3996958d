package org.fitterbench.mesh.raster;

import java.util.Arrays;
import java.util.List;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading.BlinnPhong;
import org.fitterbench.mesh.render.Shading.Lambert;
import org.fitterbench.mesh.render.Shading.Unlit;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Surface.BlendedTextures;
import org.fitterbench.mesh.render.Surface.Plain;
import org.fitterbench.mesh.render.Surface.Textured;
import org.fitterbench.mesh.render.Surface.VertexColours;

/** Draws tiles, one after another, with scratch memory of its own. */
final class TilePainter {
  private static final int BLOCK = Fragments.CAPACITY / TileKernels.GROUP;

  private final TileKernels kernels;
  private final FragmentKernels fragmentKernels;
  private final PixelWriter writer;
  private final Tile tile = new Tile();
  private final TriangleBlock block = new TriangleBlock();
  private final Fragments fragments = new Fragments();
  private final Footprints footprints = new Footprints();
  private final Footprints otherFootprints = new Footprints();
  private final Texels texels = new Texels();
  private final Texels otherTexels = new Texels();

  /** Behind the last slot of each model. */
  private int[] ends = new int[4];

  TilePainter(Instructions instructions) {
    kernels = instructions.tileKernels();
    fragmentKernels = instructions.fragmentKernels();
    writer = new PixelWriter(fragmentKernels);
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
      LightTable lights,
      Canvas canvas) {
    tile.move(grid, index);
    canvas.clear(tile);
    if (isEmpty(index, chunks, chunkCount)) {
      return;
    }
    tile.clear();
    int next = 0;
    if (ends.length < models.size()) {
      ends = new int[models.size()];
    }
    for (int model = 0; model < models.size(); model++) {
      while (next < chunkCount && chunks.get(next).modelIndex == model) {
        addTriangles(chunks.get(next), models.get(model), vertices, index);
        next++;
      }
      tile.add(kernels, vertices, block);
      ends[model] = tile.slotCount;
    }
    int from = 1;
    for (int model = 0; model < models.size(); model++) {
      if (ends[model] > from) {
        shade(models.get(model), from, ends[model], view, lights, canvas);
      }
      from = ends[model];
    }
    if (grid.samples() > 1 && tile.slotCount > 1) {
      writer.resolve(tile, canvas);
    }
  }

  private static boolean isEmpty(int index, List<TriangleChunk> chunks, int chunkCount) {
    for (int chunk = 0; chunk < chunkCount; chunk++) {
      if (chunks.get(chunk).bins.first(index) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void addTriangles(
      TriangleChunk chunk, Model model, VertexBuffer vertices, int tileIndex) {
    TileBins bins = chunk.bins;
    for (int run = bins.first(tileIndex); run >= 0; run = bins.after(run)) {
      addRun(chunk, model, vertices, bins.start(run), bins.end(run));
    }
  }

  private void addRun(TriangleChunk chunk, Model model, VertexBuffer vertices, int start, int end) {
    int[] corners = model.triangles().corners();
    int next = start;
    while (next < end) {
      next =
          block.corners.add(vertices.places, chunk.vertexBase, corners, chunk.entries, next, end);
      boolean isPiece = next < end && chunk.entries[next] < 0;
      if (isPiece || block.corners.isFull()) {
        tile.add(kernels, vertices, block);
      }
      if (isPiece) {
        addPiece(chunk.clipper, ~chunk.entries[next++]);
      }
    }
  }

  private void addPiece(Clipper pieces, int piece) {
    block.corners.load(pieces.vertices().places, 0, pieces.corners(), piece, 1);
    tile.add(kernels, pieces.vertices(), block);
  }

  private void shade(Model model, int from, int to, View view, LightTable lights, Canvas canvas) {
    for (int sample = 0; sample < tile.grid.samples(); sample++) {
      int plane = sample * tile.area();
      kernels.collect(tile, plane, from, to);
      for (int first = 0; first < tile.groupCount; first += BLOCK) {
        int groups = Math.min(BLOCK, tile.groupCount - first);
        int count = groups * TileKernels.GROUP;
        kernels.interpolate(tile, sample, from, to, first, groups, fragments);
        colour(model.surface(), count);
        switch (model.shading()) {
          case Unlit() -> {}
          case Lambert() -> fragmentKernels.light(view, lights, 0, 1, fragments, count);
          case BlinnPhong(float strength, int exponent) ->
              fragmentKernels.light(view, lights, strength, exponent, fragments, count);
        }
        if (tile.grid.samples() == 1) {
          writer.write(tile, first, groups, fragments, canvas);
        } else {
          kernels.accumulate(tile, plane, from, to, first, groups, fragments);
        }
      }
    }
  }

  private void colour(Surface surface, int count) {
    switch (surface) {
      case VertexColours vertexColours -> {}
      case Plain(int colour) -> {
        Arrays.fill(fragments.red, 0, count, Srgb.linearOfByte((colour >> 16) & 0xFF));
        Arrays.fill(fragments.green, 0, count, Srgb.linearOfByte((colour >> 8) & 0xFF));
        Arrays.fill(fragments.blue, 0, count, Srgb.linearOfByte(colour & 0xFF));
      }
      case Textured(var texture) -> {
        fragmentKernels.locate(texture, fragments, footprints, count);
        fragmentKernels.fetch(texture.picture().pixels(), footprints, texels, count);
        fragmentKernels.filter(footprints, texels, fragments, count);
      }
      case BlendedTextures(var first, var second, float ratio) ->
          blend(first, second, ratio, count);
    }
  }

  private void blend(Texture first, Texture second, float ratio, int count) {
    fragmentKernels.locate(first, fragments, footprints, count);
    Footprints others = footprints;
    if (!first.hasLayoutOf(second)) {
      others = otherFootprints;
      fragmentKernels.locate(second, fragments, others, count);
    }
    fragmentKernels.fetch(first.picture().pixels(), footprints, texels, count);
    fragmentKernels.fetch(second.picture().pixels(), others, otherTexels, count);
    fragmentKernels.blend(footprints, texels, others, otherTexels, ratio, fragments, count);
  }
}
