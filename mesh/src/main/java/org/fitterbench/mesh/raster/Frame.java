package org.fitterbench.mesh.raster;

import java.util.ArrayList;
import java.util.List;
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
  private final Sieve[] sieves;
  private final SieveKernel sieveKernel;
  private final View view = new View();
  private final LightTable lights = new LightTable();
  private final Canvas canvas = new Canvas();
  private final VertexBuffer vertices = new VertexBuffer();
  private final List<TriangleChunk> chunks = new ArrayList<>();

  // Made once: a new one for each picture would be garbage.
  private final Crew.Work projecting = this::project;
  private final Crew.Work sorting = this::sort;
  private final Crew.Work painting = this::paint;

  private TileGrid grid = TileGrid.NONE;
  private List<Model> models = List.of();

  /** Where each model's vertices start, and behind the last. */
  private int[] vertexBases = new int[2];

  private int chunkCount;

  Frame(Crew crew, Instructions instructions) {
    this.crew = crew;
    painters = new TilePainter[crew.workers()];
    sieves = new Sieve[crew.workers()];
    sieveKernel = instructions.sieveKernel();
    for (int i = 0; i < painters.length; i++) {
      painters[i] = new TilePainter(instructions);
      sieves[i] = new Sieve();
    }
  }

  void draw(Scene scene, RenderTarget target) {
    if (grid.width() != target.width()
        || grid.height() != target.height()
        || grid.antialiasing() != scene.antialiasing()) {
      grid = new TileGrid(target.width(), target.height(), scene.antialiasing());
    }
    models = scene.models();
    canvas.set(target.width(), target.height(), target.pixels(), scene.background());
    view.set(scene.camera(), target.width(), target.height());
    lights.set(scene.lighting());
    setChunks();
    crew.run(projecting, (vertexBases[models.size()] + VERTEX_CHUNK - 1) / VERTEX_CHUNK);
    crew.run(sorting, chunkCount);
    crew.run(painting, grid.tiles());
    models = List.of();
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
    Model model = models.get(chunk.modelIndex);
    chunk.sort(view, model, vertices, grid, sieves[worker], sieveKernel);
  }

  private void paint(int item, int worker) {
    painters[worker].paint(item, grid, models, vertices, chunks, chunkCount, view, lights, canvas);
  }
}
