package org.fitterbench.mesh.raster;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;

/**
 * Draws one picture after another in three phases, each shared out to a crew: project vertices,
 * sort triangles into tiles, draw tiles. Keeps its memory from picture to picture.
 */
final class Frame {
  private static final int VERTEX_CHUNK = 4096;

  private final Crew crew;
  private final TilePainter[] painters;
  private final View view = new View();
  private final LightTable lights = new LightTable();
  private final VertexBuffer vertices = new VertexBuffer();
  private final List<TriangleChunk> chunks = new ArrayList<>();

  // Made once: a new one for each picture would be garbage.
  private final Crew.Work projecting = this::project;
  private final Crew.Work sorting = this::sort;
  private final Crew.Work painting = this::paint;

  private TileGrid grid = TileGrid.NONE;
  private List<Model> models = List.of();
  private int[] pixels = new int[0];
  private float[] backdrop = new float[0];
  private int[] encodedBackdrop = new int[0];

  /** Where each model's vertices start, and behind the last. */
  private int[] vertexBases = new int[2];

  private int chunkCount;

  Frame(Crew crew, Instructions instructions) {
    this.crew = crew;
    painters = new TilePainter[crew.workers()];
    for (int i = 0; i < painters.length; i++) {
      painters[i] = new TilePainter(instructions);
    }
  }

  void draw(Scene scene, RenderTarget target) {
    if (grid.width() != target.width()
        || grid.height() != target.height()
        || grid.antialiasing() != scene.antialiasing()) {
      grid = new TileGrid(target.width(), target.height(), scene.antialiasing());
    }
    models = scene.models();
    pixels = target.pixels();
    view.set(scene.camera(), target.width(), target.height());
    lights.set(scene.lighting());
    setBackdrop(scene.background());
    setChunks();
    crew.run(projecting, (vertexBases[models.size()] + VERTEX_CHUNK - 1) / VERTEX_CHUNK);
    crew.run(sorting, chunkCount);
    crew.run(painting, grid.tiles());
    models = List.of();
  }

  private void setBackdrop(Background background) {
    int rows = grid.height();
    if (encodedBackdrop.length < rows) {
      backdrop = new float[3 * rows];
      encodedBackdrop = new int[rows];
    }
    for (int row = 0; row < rows; row++) {
      float share = rows == 1 ? 0 : (float) row / (rows - 1);
      for (int channel = 0; channel < 3; channel++) {
        int shift = 16 - 8 * channel;
        int top = background.top() >> shift & 0xFF;
        int bottom = background.bottom() >> shift & 0xFF;
        backdrop[3 * row + channel] = Srgb.linear((top + share * (bottom - top)) * (1f / 255));
      }
      encodedBackdrop[row] =
          Srgb.encode(backdrop[3 * row], backdrop[3 * row + 1], backdrop[3 * row + 2]);
    }
  }

  private void setChunks() {
    if (vertexBases.length < models.size() + 1) {
      vertexBases = new int[models.size() + 1];
    }
    chunkCount = 0;
    for (int i = 0; i < models.size(); i++) {
      int triangles = models.get(i).triangles().triangleCount();
      for (int first = 0; first < triangles; first += TriangleChunk.SIZE) {
        if (chunkCount == chunks.size()) {
          chunks.add(new TriangleChunk());
        }
        int count = Math.min(TriangleChunk.SIZE, triangles - first);
        chunks.get(chunkCount++).set(i, vertexBases[i], first, count);
      }
      vertexBases[i + 1] = vertexBases[i] + models.get(i).triangles().vertexCount();
    }
    vertices.ensure(vertexBases[models.size()]);
  }

  private void project(int item, int worker) {
    int from = item * VERTEX_CHUNK;
    int to = from + VERTEX_CHUNK;
    for (int i = 0; i < models.size(); i++) {
      int base = vertexBases[i];
      int first = Math.max(from, base);
      int end = Math.min(to, vertexBases[i + 1]);
      if (first < end) {
        VertexStage.project(view, models.get(i), vertices, base, first - base, end - base);
      }
    }
  }

  private void sort(int item, int worker) {
    TriangleChunk chunk = chunks.get(item);
    chunk.sort(view, models.get(chunk.modelIndex), vertices, grid);
  }

  private void paint(int item, int worker) {
    TilePainter painter = painters[worker];
    painter.paint(item, grid, models, vertices, chunks, chunkCount, view, lights);
    painter.resolve(backdrop, encodedBackdrop, pixels);
  }
}
